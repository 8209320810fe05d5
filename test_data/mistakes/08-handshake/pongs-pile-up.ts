// Only what comes in is counted, and not what cannot be sent.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Read no more until the socket has drained';

export class Connection extends RightConnection {
  protected override crowded() {
    return this.messages.length > 10;
  }
}
