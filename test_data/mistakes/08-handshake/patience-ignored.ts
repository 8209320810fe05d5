// A minute is hard-coded.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'patience is 20 milliseconds';

export class Connection extends RightConnection {
  override receive(timeout = 60_000) {
    return super.receive(timeout);
  }
}
