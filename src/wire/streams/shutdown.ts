import type { Socket } from 'node:net';
import type { Inbox } from './inbox';
import { PARTING_TIMEOUT } from './limits';

/** Ends a connection, at once or after the messages before. It ends only once, for one reason. */
export class Shutdown {
  /** Why the connection has ended; undefined until then. */
  reason: Error | undefined;
  /** Resolves when the socket has emitted `close`, which is a little after the end. */
  readonly gone: Promise<void>;
  private leaving = false;

  /**
   * @param socket - destroyed at the end
   * @param inbox - what is in it can still be taken afterwards
   * @param on - `stop` is called when nothing more should be read, `over` when the connection has ended
   */
  constructor(
    private readonly socket: Socket,
    private readonly inbox: Pick<Inbox<unknown>, 'end'>,
    private readonly on: { stop(): void; over(reason: Error): void },
  ) {
    // `closed` is true before `close` is emitted, so checking it alone would not be enough
    this.gone = new Promise((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
    });
  }

  /** End at once. */
  now(error: Error): void {
    if (this.reason) return;
    this.on.stop();
    this.over(error);
    this.inbox.end(error);
  }

  /** End in order: messages received before are acted on first, and the answers are still sent. */
  inTurn(error: Error): void {
    if (this.leaving) return;
    this.leaving = true;
    this.on.stop();
    // a message that has just been received can still be answered in this turn of the event loop
    setImmediate(() => this.inbox.end(error, () => this.over(error, true)));
  }

  /**
   * End because the other side will send nothing more.
   *
   * @param error - the reason
   * @param all - whether everything received is in the inbox. If not, call this again later
   * @param patient - whether an answer to the other side may still be on its way
   */
  byPeer(error: Error, all: boolean, patient: boolean): void {
    const reason = this.reason ?? error;
    if (!patient) this.over(reason);
    if (all) this.inbox.end(reason, () => this.over(reason));
  }

  private over(reason: Error, inPeace = false): void {
    if (this.reason) return;
    this.reason = reason;
    this.on.over(reason);
    if (!inPeace) return void this.socket.destroy();
    this.socket.destroySoon();
    setTimeout(() => this.socket.destroy(), PARTING_TIMEOUT).unref();
  }
}
