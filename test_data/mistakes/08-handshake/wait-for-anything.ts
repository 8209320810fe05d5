// It waits for a message, not for one of those that were asked for.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'not one of those that were asked for';

export class Connection extends RightConnection {
  override waitFor() {
    return this.receive();
  }
}
