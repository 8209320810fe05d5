import type { Socket } from 'node:net';
import type { Inbox } from './inbox';
import { PARTING_TIMEOUT } from './limits';

/** How a connection comes to its end: at once, or in its turn. It ends once, and for one reason. */
export class Shutdown {
  /** Why it has ended; undefined as long as it has not. */
  reason: Error | undefined;
  /** Settled when the socket has emitted `close`, which is a little later than the end. */
  readonly gone: Promise<void>;
  private leaving = false;

  /**
   * @param socket - is destroyed in the end
   * @param inbox - what lies in it can still be taken afterwards
   * @param on - `stop`: nothing more is to be read; `over`: the end has come
   */
  constructor(
    private readonly socket: Socket,
    private readonly inbox: Pick<Inbox<unknown>, 'end'>,
    private readonly on: { stop(): void; over(reason: Error): void },
  ) {
    // `closed` is true before `close` is emitted, so that alone would not do
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

  /** End in its turn: what came before is acted on first, and what is sent then still goes out. */
  inTurn(error: Error): void {
    if (this.leaving) return;
    this.leaving = true;
    this.on.stop();
    // what has just been received can be answered within this turn
    setImmediate(() => this.inbox.end(error, () => this.over(error, true)));
  }

  /**
   * Nothing will come from the other side any more.
   *
   * @param error - why
   * @param all - whether everything that came is in the inbox. If not, this is to be called again
   * @param patient - whether an answer may still be on its way to the other side
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
