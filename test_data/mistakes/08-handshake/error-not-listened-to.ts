// An error event without a listener crashes the program, even in a notebook.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = "Nothing listens to the socket's error event";

export class Connection extends RightConnection {
  protected override listen() {
    super.listen();
    this.socket.removeAllListeners('error');
  }
}
