// A minute is written into the code.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'patience was 20 milliseconds';

export class Connection extends RightConnection {
  override receive(timeout = 60_000) {
    return super.receive(timeout);
  }
}
