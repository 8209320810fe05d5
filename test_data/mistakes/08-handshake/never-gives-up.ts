// The time is taken, and nothing is done with it.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The time was over, and receive() goes on waiting';

export class Connection extends RightConnection {
  protected override wait() {
    return super.wait(Infinity);
  }
}
