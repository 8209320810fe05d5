// pause() as soon as the inbox is full. But a paused socket does not report its end.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'A paused socket does not report its end';

export class Connection extends RightConnection {
  protected override onData(chunk: Uint8Array) {
    super.onData(chunk);
    if (this.crowded()) this.socket.pause();
  }
}
