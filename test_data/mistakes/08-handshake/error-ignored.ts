// There is a listener, but it does nothing: pending waits are not rejected.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The connection broke, but receive() goes on waiting';

export class Connection extends RightConnection {
  protected override listen() {
    super.listen();
    this.socket.removeAllListeners('error').on('error', () => {});
  }
}
