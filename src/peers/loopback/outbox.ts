import type { Socket } from 'node:net';
import type { Piece } from '../outgoing';

/** In which portions the bytes are handed to the network. */
export interface Manner {
  /** Every byte by itself, one in each turn of the event loop. */
  split?: boolean;
  /** What is there to be sent goes out in one portion. */
  gather?: boolean;
  /** Milliseconds between two portions. */
  delay?: number;
}

/** Larger portions are not gathered, and after so many bytes others have their turn. */
const PORTION = 64 * 1024;

/** From so many pieces on, all at once, they are gathered anyway: a portion costs more than what is in it. */
const MANY = 16;

/** So many bytes of answers may wait for someone who does not read them. */
const MOST_WAITING = 1024 * 1024;

/**
 * What is still to be sent to one connection, in order.
 *
 * It hands over only as much as the network takes; of a long sequence, each piece is made only when its turn comes.
 * So nothing piles up here for someone who does not read, as long as who fills it heeds {@link Outbox.full}.
 */
export class Outbox {
  /** How many bytes wait here; those of a sequence that is made bit by bit are not counted. */
  waiting = 0;
  /** How many sequences of answers are not yet made to their end. */
  private answering = 0;
  private readonly queue: { pieces: Iterator<Piece>; done: () => void }[] = [];
  private rest = new Uint8Array(0);
  /** The last piece has had its turn: nothing is taken from the queue any more. */
  private final = false;
  private ended = false;
  private pumping = false;
  private cancel: (() => void) | undefined;

  /**
   * @param socket - where the bytes go
   * @param manner - in which portions
   * @param on - `sent` is called with each piece whose turn has come; `room` that it was at work and may have room again,
   *   also if nothing was written this time; `last` that the last piece has been; `fault` that a piece could not be
   *   made, whose sequence is then left
   */
  constructor(
    private readonly socket: Socket,
    private readonly manner: Manner,
    private readonly on: {
      sent(piece: Piece): void;
      room(): void;
      last(): void;
      fault(error: unknown): void;
    },
  ) {
    socket.on('drain', () => this.pump());
  }

  /** Enough waits here: nothing that causes more should be taken up. */
  get full(): boolean {
    return this.waiting > MOST_WAITING || this.answering > 0;
  }

  /** Send pieces that are there already. */
  push(...pieces: Piece[]): void {
    const size = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.waiting += size;
    this.queue.push({ pieces: pieces[Symbol.iterator](), done: () => (this.waiting -= size) });
    this.pump();
  }

  /** Send pieces of its own accord, which are made one by one, each when its turn comes. They may have no end. */
  play(pieces: Iterable<Piece>): void {
    this.queue.push({ pieces: pieces[Symbol.iterator](), done: () => {} });
    this.pump();
  }

  /**
   * Send answers, which are made one by one, each when its turn comes. Until the last is made, the outbox is full: one
   * message can ask for thousands of blocks, and the next one must wait.
   */
  answer(pieces: Iterable<Piece>): void {
    this.answering++;
    this.queue.push({ pieces: pieces[Symbol.iterator](), done: () => this.answering-- });
    this.pump();
  }

  /** Forget all that waits. */
  stop(): void {
    this.final = true;
    this.ended = true;
    this.cancel?.();
    this.queue.length = 0;
  }

  private pump(): void {
    // who is told of a piece may have something to say to it: that comes behind it
    if (this.pumping) return;
    this.pumping = true;
    let written = 0;
    let portions = 0;
    while (!this.ended && !this.cancel && !this.socket.writableNeedDrain) {
      const bytes = this.portion(this.manner.gather || ++portions > MANY);
      if (!bytes) break;
      this.socket.write(bytes);
      written += bytes.length;
      if (this.final && this.rest.length === 0) this.ended = true;
      else this.pause(written);
    }
    this.pumping = false;
    if (!this.ended) this.on.room();
    else if (written > 0) this.on.last();
  }

  /** Let others have their turn, where that is due; then go on. */
  private pause(written: number): void {
    const { split, delay } = this.manner;
    const goOn = (): void => {
      this.cancel = undefined;
      this.pump();
    };
    if (delay !== undefined) {
      const timer = setTimeout(goOn, delay).unref();
      this.cancel = () => clearTimeout(timer);
    } else if (split || written >= PORTION) {
      // not unref'd: node would then sleep until something else happens
      const immediate = setImmediate(goOn);
      this.cancel = () => clearImmediate(immediate);
    }
  }

  /** What goes out next, or undefined if there is nothing. */
  private portion(gather: boolean): Uint8Array | undefined {
    if (this.rest.length === 0) {
      const bytes = gather ? this.gathered() : this.next()?.bytes;
      if (!bytes || !this.manner.split) return bytes;
      this.rest = Uint8Array.from(bytes);
    }
    const byte = this.rest.subarray(0, 1);
    this.rest = this.rest.subarray(1);
    return byte;
  }

  private gathered(): Uint8Array | undefined {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let piece; length < PORTION && (piece = this.next()); length += piece.bytes.length) {
      parts.push(piece.bytes);
    }
    return parts.length > 0 ? Buffer.concat(parts) : undefined;
  }

  private next(): Piece | undefined {
    while (!this.final && this.queue.length > 0) {
      const { pieces, done } = this.queue[0];
      const next = this.made(pieces);
      if (next.done) {
        this.queue.shift();
        done();
        continue;
      }
      this.on.sent(next.value);
      if (next.value.last) this.final = true;
      return next.value;
    }
    return undefined;
  }

  private made(pieces: Iterator<Piece>): IteratorResult<Piece> {
    try {
      return pieces.next();
    } catch (error) {
      this.on.fault(error);
      return { done: true, value: undefined };
    }
  }
}
