// The reason is accepted, but not passed on.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It reports that the connection was closed, but not why';

export class Connection extends RightConnection {
  override close() {
    return super.close();
  }
}
