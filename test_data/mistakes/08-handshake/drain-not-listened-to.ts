// It stops when the socket is full, and never learns that it has drained.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'the rest of its pings is never read';

export class Connection extends RightConnection {
  protected override listen() {
    super.listen();
    this.socket.removeAllListeners('drain');
  }
}
