// pause() as soon as the inbox is full. A paused socket does not report its end either.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A paused socket reports no end';

export class Connection extends RightConnection {
  protected override onData(chunk: Uint8Array) {
    super.onData(chunk);
    if (this.crowded()) this.socket.pause();
  }
}
