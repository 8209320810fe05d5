// What is thrown while splitting ends the connection at once, with messages still waiting for their turn.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The handshake was done before the fault';

export class Connection extends RightConnection {
  protected override onFault(error: Error) {
    this.onEnd(error);
  }
}
