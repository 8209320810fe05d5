// Everything that comes is kept, even a gigabyte.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'a stranger must not fill your memory';

export class Connection extends RightConnection {
  protected override crowded() {
    return this.socket.writableNeedDrain;
  }
}
