import { sameBytes } from '../bytes';
import { PROBE_INTERVAL, SILENCE_LIMIT } from './limits';

/** What a {@link Keepalive} needs. */
export interface KeepaliveHandler {
  /** Called when nothing has come for so many milliseconds. */
  silent(limit: number): void;
  /** Whether nothing is read from the peer at present, and something can be written to it. */
  unread(): boolean;
  /** Sends a ping. */
  ping(payload: Uint8Array): void;
}

/**
 * Watches whether a peer is still there. One that says nothing for {@link SILENCE_LIMIT} is not. One that we do not
 * read from gets a ping now and then: if it has gone, its system refuses that, and the socket reports an error.
 *
 * Its timer does not keep the program running.
 */
export class Keepalive {
  private last = performance.now();
  private probe: Uint8Array | undefined;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param on - what to ask and to do
   * @param limit - how long a peer may say nothing, in milliseconds
   */
  constructor(on: KeepaliveHandler, limit = SILENCE_LIMIT) {
    this.timer = setInterval(() => {
      if (performance.now() - this.last >= limit) return on.silent(limit);
      if (!on.unread()) return;
      this.probe = crypto.getRandomValues(new Uint8Array(8));
      on.ping(this.probe);
    }, PROBE_INTERVAL).unref();
  }

  /** Something has come. */
  received(): void {
    this.last = performance.now();
  }

  /** Whether a message is the pong to a ping of this keepalive: nobody else waits for that. */
  isAnswer({ command, payload }: { command: string; payload: Uint8Array }): boolean {
    return command === 'pong' && this.probe !== undefined && sameBytes(payload, this.probe);
  }

  /** Watch no longer. */
  stop(): void {
    clearInterval(this.timer);
  }
}
