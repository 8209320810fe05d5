// There is a listener for data, and none for close.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The other has gone, and the handshake goes on waiting';

export class Connection extends RightConnection {
  protected override listen() {
    super.listen();
    this.socket.removeAllListeners('close');
  }
}
