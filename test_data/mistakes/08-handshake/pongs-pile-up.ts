// Only incoming bytes are counted, not those that cannot be sent.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Stop reading until the socket has drained';

export class Connection extends RightConnection {
  protected override crowded() {
    return this.messages.length > 10;
  }
}
