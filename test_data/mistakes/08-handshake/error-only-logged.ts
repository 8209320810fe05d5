// The listener is there, and does nothing: whoever waits is not told.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The connection broke, and receive() goes on waiting';

export class Connection extends RightConnection {
  protected override listen() {
    super.listen();
    this.socket.removeAllListeners('error').on('error', () => {});
  }
}
