// The timeout is a parameter that is never used.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The timeout has expired, but receive() goes on waiting';

export class Connection extends RightConnection {
  protected override wait() {
    return super.wait(Infinity);
  }
}
