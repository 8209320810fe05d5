import { sameBytes } from '../bytes';
import { PROBE_INTERVAL, SILENCE_LIMIT } from './limits';

/** The callbacks of a {@link Keepalive}. */
export interface KeepaliveHandler {
  /** Called when nothing has been received for `limit` milliseconds. */
  silent(limit: number): void;
  /** Whether reading from the peer is paused at present, while writing to it is possible. */
  unread(): boolean;
  /** Sends a ping. */
  ping(payload: Uint8Array): void;
}

/**
 * Checks whether a peer is still there. A peer that sends nothing for {@link SILENCE_LIMIT} is considered
 * gone. A peer that we are not reading from gets a ping now and then: if it has gone, its system rejects the
 * ping, and the socket reports an error.
 *
 * Its timer does not keep the program running.
 */
export class Keepalive {
  private last = performance.now();
  private probe: Uint8Array | undefined;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param on - the callbacks
   * @param limit - how long a peer may send nothing, in milliseconds
   */
  constructor(on: KeepaliveHandler, limit = SILENCE_LIMIT) {
    this.timer = setInterval(() => {
      if (performance.now() - this.last >= limit) return on.silent(limit);
      if (!on.unread()) return;
      this.probe = crypto.getRandomValues(new Uint8Array(8));
      on.ping(this.probe);
    }, PROBE_INTERVAL).unref();
  }

  /** Record that something was received. */
  received(): void {
    this.last = performance.now();
  }

  /** Whether a message is the pong to a ping sent by this keepalive; nothing else waits for such a pong. */
  isAnswer({ command, payload }: { command: string; payload: Uint8Array }): boolean {
    return command === 'pong' && this.probe !== undefined && sameBytes(payload, this.probe);
  }

  /** Stop checking. */
  stop(): void {
    clearInterval(this.timer);
  }
}
