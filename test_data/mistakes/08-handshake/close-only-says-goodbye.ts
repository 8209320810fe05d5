// end() instead of destroy(): the connection lasts as long as the other side likes.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'end() only says goodbye';

export class Connection extends RightConnection {
  protected override onEnd(error: Error) {
    const { destroy } = this.socket;
    this.socket.destroy = () => this.socket.end();
    super.onEnd(error);
    this.socket.destroy = destroy;
  }
}
