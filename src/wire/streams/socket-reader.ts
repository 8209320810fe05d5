import type { Socket } from 'node:net';
import { TURN_BYTES, TURN_MESSAGES } from './limits';

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

/** Reads a socket no faster than its bytes can be processed: lesson 10. */
export interface FlowControlLike {
  /** The bytes that have been read, and not processed yet. */
  readonly waiting: { readonly length: number };
  /** Processes what waits, as far as possible now. */
  readOn(): void;
}

/** The class that does it. */
export interface FlowControlClass {
  /** Begins to read a socket. */
  over(socket: Socket, ...how: Parameters<StartFlowControl>): FlowControlLike;
}

/** Begins to read a certain socket. */
export type StartFlowControl = (
  process: (portion: Uint8Array) => void,
  ready: () => boolean,
) => FlowControlLike;

/**
 * Reads a socket for a node that has other peers, too. Bytes are processed in short turns, so that a flood
 * from one peer does not keep the others waiting: when a turn is over, the flow control is not ready.
 *
 * Its flow control reads slightly ahead of the processing, so the end of the connection is noticed even while
 * nothing is being processed. Only the flow control knows when the socket is paused.
 */
export class SocketReader {
  private readonly flow: FlowControlLike;
  /** Until this turn of the event loop is over. */
  private turn: NodeJS.Immediate | undefined;
  /** What was processed in this turn. */
  private messages = 0;
  private bytes = 0;
  private last = false;
  private error: Error | undefined;
  private stopped = false;
  private working = false;

  /**
   * @param socket - a connected socket
   * @param handler - processes the bytes
   * @param startFlowControl - begins to read the socket
   */
  constructor(
    private readonly socket: Socket,
    private readonly handler: PortionHandler,
    startFlowControl: StartFlowControl,
  ) {
    // messages received before the other side ended are answered first
    socket.allowHalfOpen = true;
    this.flow = startFlowControl(
      (portion) => this.process(portion),
      () => this.ready(),
    );
    socket.on('end', () => this.finish());
    socket.on('close', () => this.finish());
    socket.on('error', (error) => this.finish(error));
  }

  /** How many bytes are waiting to be processed. */
  get waiting(): number {
    return this.flow.waiting.length;
  }

  /** Whether the socket is paused because too many bytes are waiting. */
  get paused(): boolean {
    return this.socket.isPaused() && !this.last;
  }

  /** Process what is there, as far as possible now. */
  readOn(): void {
    // acting on a message may make room for more: the portion after it is asked for anyway
    if (this.working) return;
    this.flow.readOn();
    if (this.last) this.beginTurn();
  }

  /** Stop processing, and drop the waiting bytes and all that are still to come. */
  stop(): void {
    this.stopped = true;
    clearImmediate(this.turn);
    this.flow.readOn();
  }

  private ready(): boolean {
    if (this.stopped) return true;
    const over = this.messages >= TURN_MESSAGES || this.bytes >= TURN_BYTES;
    return !over && !this.working && this.handler.ready();
  }

  private process(portion: Uint8Array): void {
    if (this.stopped) return;
    this.beginTurn();
    this.working = true;
    try {
      this.bytes += portion.length;
      this.messages += this.handler.work(portion);
    } finally {
      this.working = false;
    }
  }

  private beginTurn(): void {
    if (this.stopped) return;
    this.turn ??= setImmediate(() => {
      this.turn = undefined;
      this.messages = 0;
      this.bytes = 0;
      if (this.waiting > 0 && this.ready()) this.readOn();
      else if (this.last) this.handler.ended(this.error);
    });
  }

  private finish(error?: Error): void {
    this.error ??= error;
    this.last = true;
    this.readOn();
  }
}
