import type { Socket } from 'node:net';
import { ReceiveBuffer } from './receive-buffer';
import { TURN_BYTES, TURN_MESSAGES, UNSPLIT_LIMIT } from './limits';

/** How many bytes are processed at once. So few bytes hold few messages: a header alone takes 24 bytes. */
const PORTION = 512;

/** What a {@link SocketReader} needs from its owner. */
export interface PortionHandler {
  /**
   * Splits the next bytes into messages and acts on them.
   *
   * @returns the number of messages, including invalid ones
   */
  work(portion: Uint8Array): number;
  /** Whether more can be processed now. If not, call {@link SocketReader.readOn} as soon as it can. */
  ready(): boolean;
  /**
   * Called when nothing more will come and everything has been processed, or cannot be for now; in the latter
   * case it is called again later.
   *
   * @param error - the error that ended the connection, if there was one
   */
  ended(error?: Error): void;
}

/**
 * Reads a socket for a node that has other peers, too. Bytes are processed in short turns, so that a flood
 * from one peer does not keep the others waiting.
 *
 * It reads slightly ahead of the processing, so it notices that the other side has gone even while nothing is
 * being processed. If more than {@link UNSPLIT_LIMIT} bytes are waiting, the socket is paused. (A paused
 * socket reports nothing, not even its end, which comes after the unread bytes.)
 */
export class SocketReader {
  /**
   * Bytes waiting to be processed. Small chunks are merged: thousands of single bytes take no more memory
   * than one.
   */
  private backlog = new ReceiveBuffer();
  private scheduled: NodeJS.Immediate | undefined;
  private last = false;
  private error: Error | undefined;
  private stopped = false;
  private working = false;

  /**
   * @param socket - a connected socket
   * @param handler - processes the bytes
   */
  constructor(
    private readonly socket: Socket,
    private readonly handler: PortionHandler,
  ) {
    // messages received before the other side ended are answered first
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

  /** How many bytes are waiting to be processed. */
  get waiting(): number {
    return this.backlog.length;
  }

  /** Whether the socket is paused because too many bytes are waiting. */
  get paused(): boolean {
    return this.waiting > UNSPLIT_LIMIT && !this.last;
  }

  /** Process what is there, as far as possible now. */
  readOn(): void {
    // acting on a message may make room for more: that is left to the next turn, not nested in this one
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

  /** Stop processing, and drop the waiting bytes. */
  stop(): void {
    this.stopped = true;
    clearImmediate(this.scheduled);
    this.backlog = new ReceiveBuffer();
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
