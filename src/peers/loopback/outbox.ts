import type { Socket } from 'node:net';
import type { Outgoing } from '../outgoing';

/** How the bytes are divided into writes to the socket. */
export interface Manner {
  /** Write every byte separately, one in each turn of the event loop. */
  split?: boolean;
  /** Write everything that is ready in one portion. */
  gather?: boolean;
  /** Milliseconds between two writes. */
  delay?: number;
}

/**
 * The maximum size of a gathered portion in bytes; after that many bytes other connections get their turn.
 */
const PORTION = 64 * 1024;

/** If more pieces than this are ready, they are gathered anyway: a write costs more than the bytes in it. */
const MANY = 16;

/** How many bytes of answers may wait for a peer that does not read them. */
const MOST_WAITING = 1024 * 1024;

/**
 * The queue of what is still to be sent on one connection, in order.
 *
 * It writes only as much as the network accepts; in a long sequence, each piece is made only when its turn
 * comes. So nothing piles up here for a peer that does not read, provided that the caller respects
 * {@link Outbox.full}.
 */
export class Outbox {
  /** How many bytes are waiting, not counting sequences whose pieces are made one by one. */
  waiting = 0;
  /** How many sequences of answers are not complete yet. */
  private answering = 0;
  private readonly queue: { pieces: Iterator<Outgoing>; done: () => void }[] = [];
  private rest = new Uint8Array(0);
  /** The last piece has had its turn: nothing more is taken from the queue. */
  private final = false;
  private ended = false;
  private pumping = false;
  private cancel: (() => void) | undefined;

  /**
   * @param socket - the socket to write to
   * @param manner - how the bytes are divided into writes
   * @param on - `sent` is called with each piece whose turn has come; `room` when there may be room again,
   *   even if nothing was written this time; `last` after the last piece; `fault` when a piece could not be
   *   made, and its sequence is abandoned
   */
  constructor(
    private readonly socket: Socket,
    private readonly manner: Manner,
    private readonly on: {
      sent(piece: Outgoing): void;
      room(): void;
      last(): void;
      fault(error: unknown): void;
    },
  ) {
    socket.on('drain', () => this.pump());
  }

  /** Whether so much is waiting that nothing should be started that adds to it. */
  get full(): boolean {
    return this.waiting > MOST_WAITING || this.answering > 0;
  }

  /** Whether answers have not been sent completely yet: then the next message must wait. */
  get busy(): boolean {
    return this.waiting > 0 || this.answering > 0;
  }

  /** Send pieces that are ready. */
  push(...pieces: Outgoing[]): void {
    const size = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
    this.waiting += size;
    this.queue.push({ pieces: pieces[Symbol.iterator](), done: () => (this.waiting -= size) });
    this.pump();
  }

  /** Send unsolicited pieces, made one by one, each when its turn comes. The sequence may be infinite. */
  play(pieces: Iterable<Outgoing>): void {
    this.queue.push({ pieces: pieces[Symbol.iterator](), done: () => {} });
    this.pump();
  }

  /**
   * Send answers, made one by one, each when its turn comes. Until the last one is made, the outbox counts as
   * full: one message can request thousands of blocks, and the next message must wait.
   */
  answer(pieces: Iterable<Outgoing>): void {
    this.answering++;
    this.queue.push({ pieces: pieces[Symbol.iterator](), done: () => this.answering-- });
    this.pump();
  }

  /** Drop everything that is waiting. */
  stop(): void {
    this.final = true;
    this.ended = true;
    this.cancel?.();
    this.queue.length = 0;
  }

  private pump(): void {
    // a `sent` callback may push another piece: that is sent after this one
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

  /** If it is time, give other connections their turn; then go on. */
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
      // not unref'd: Node would then sleep until something else happens
      const immediate = setImmediate(goOn);
      this.cancel = () => clearImmediate(immediate);
    }
  }

  /** The next portion to write, or undefined if there is none. */
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

  private next(): Outgoing | undefined {
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

  private made(pieces: Iterator<Outgoing>): IteratorResult<Outgoing> {
    try {
      return pieces.next();
    } catch (error) {
      this.on.fault(error);
      return { done: true, value: undefined };
    }
  }
}
