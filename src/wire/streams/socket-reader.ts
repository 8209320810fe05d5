import type { Socket } from 'node:net';
import { Backlog } from './receive-buffer';
import { TURN_BYTES, TURN_MESSAGES, UNSPLIT_LIMIT } from './limits';

/** So few bytes hold few messages: a header alone takes 24 of them. */
const PORTION = 512;

/** What an {@link SocketReader} asks of its owner. */
export interface PortionHandler {
  /** Splits the next bytes into messages and acts on them. @returns how many messages there were, invalid ones too */
  work(portion: Uint8Array): number;
  /** Whether more can be worked on now. If not, call {@link SocketReader.readOn} as soon as it can. */
  ready(): boolean;
  /**
   * Nothing more will come, and everything that came has been worked on, or cannot be for now; then it is called again
   * later. @param error - what broke the connection, if it did not end in peace
   */
  ended(error?: Error): void;
}

/**
 * Reads a socket for a node that has other peers, too. Bytes are worked on in turns, and a turn is short: a flood from
 * one peer does not keep the others waiting.
 *
 * It reads a little ahead of the work, and so it notices that the other side has gone also while nothing is worked on.
 * If more than {@link UNSPLIT_LIMIT} bytes wait, the socket is paused. (A paused socket reports nothing, not even its
 * end: that comes after the bytes that nobody reads.)
 */
export class SocketReader {
  /** What waits to be worked on. It gathers small chunks: thousands of single bytes take no more memory than one chunk. */
  private backlog = new Backlog();
  private scheduled: NodeJS.Immediate | undefined;
  private last = false;
  private error: Error | undefined;
  private stopped = false;
  private working = false;

  /**
   * @param socket - connected
   * @param handler - what to do with the bytes
   */
  constructor(
    private readonly socket: Socket,
    private readonly handler: PortionHandler,
  ) {
    // what came before the other side's end is answered first
    socket.allowHalfOpen = true;
    socket.on('data', (chunk) => {
      if (this.stopped) return;
      this.backlog.append(chunk);
      this.readOn();
    });
    socket.on('drain', () => this.readOn());
    socket.on('end', () => this.finish());
    socket.on('close', () => this.finish());
    socket.on('error', (error) => this.finish(error));
  }

  /** How many bytes wait to be worked on. */
  get waiting(): number {
    return this.backlog.length;
  }

  /** Whether the socket is paused, since too much waits. */
  get paused(): boolean {
    return this.waiting > UNSPLIT_LIMIT && !this.last;
  }

  /** Work on what is there, as far as that is possible now. */
  readOn(): void {
    // who acts on a message may make room for more: that is for the next turn, not for one within this one
    if (this.scheduled || this.stopped || this.working) return;
    this.working = true;
    try {
      this.turn();
    } finally {
      this.working = false;
    }
    if (this.stopped) return;
    if (this.paused) this.socket.pause();
    else if (this.socket.isPaused()) this.socket.resume();
    if (!this.more && !this.last) return;
    this.scheduled = setImmediate(() => {
      this.scheduled = undefined;
      if (this.more) this.readOn();
      else if (!this.stopped && this.last) this.handler.ended(this.error);
    });
  }

  /** Work on nothing more: what waits is dropped. */
  stop(): void {
    this.stopped = true;
    clearImmediate(this.scheduled);
    this.backlog = new Backlog();
  }

  private get more(): boolean {
    return this.waiting > 0 && this.handler.ready();
  }

  private finish(error?: Error): void {
    this.error ??= error;
    this.last = true;
    this.readOn();
  }

  private turn(): void {
    let [messages, bytes] = [0, 0];
    while (messages < TURN_MESSAGES && bytes < TURN_BYTES && this.waiting > 0 && this.handler.ready()) {
      const portion = this.backlog.take(PORTION);
      bytes += portion.length;
      messages += this.handler.work(portion);
    }
  }
}
