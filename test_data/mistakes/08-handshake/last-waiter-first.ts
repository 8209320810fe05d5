// push() and pop() for those who wait.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Who came last was served first';

export class Connection extends RightConnection {
  protected override deliver(message: Message) {
    this.waiters.reverse();
    super.deliver(message);
    this.waiters.reverse();
  }
}
