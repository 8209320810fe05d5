// When the time is over the socket is destroyed, and that is all that anybody learns.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It says that the connection was closed, and not why';

export class Connection extends RightConnection {
  protected override tooLate() {
    this.socket.destroy();
  }
}
