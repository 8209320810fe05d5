// push() and pop() for the pending waits.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The last call was served first';

export class Connection extends RightConnection {
  protected override deliver(message: Message) {
    this.waiters.reverse();
    super.deliver(message);
    this.waiters.reverse();
  }
}
