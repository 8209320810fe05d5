// A wrong magic ends the connection at once, while earlier messages still wait for their turn.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The handshake was done before the error';

export class Connection extends RightConnection {
  protected override onFault(error: Error) {
    this.onEnd(error);
  }
}
