// An error event without a listener ends the program, also one in a notebook.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = "Nobody listens to the socket's error event";

export class Connection extends RightConnection {
  protected override listen() {
    super.listen();
    this.socket.removeAllListeners('error');
  }
}
