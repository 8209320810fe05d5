// When the timeout expires the socket is destroyed, without any other reason.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It reports that the connection was closed, but not why';

export class Connection extends RightConnection {
  protected override tooLate() {
    this.socket.destroy();
  }
}
