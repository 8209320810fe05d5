// An event goes to every listener: once("message") in each receive().
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Both calls returned the same message';

export class Connection extends RightConnection {
  protected override deliver(message: Message) {
    if (this.waiters.length === 0) this.messages.push(message);
    for (const waiter of this.waiters.splice(0)) waiter.resolve(message);
  }
}
