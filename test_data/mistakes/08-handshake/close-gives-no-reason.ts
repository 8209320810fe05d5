// The reason is taken, and not passed on.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'It says that the connection was closed, and not why';

export class Connection extends RightConnection {
  override close() {
    return super.close();
  }
}
