// push() and pop(): last in, first out.
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'They came out in a different order';

export class Connection extends RightConnection {
  override receive(timeout?: number) {
    this.messages.reverse();
    return super.receive(timeout);
  }
}
