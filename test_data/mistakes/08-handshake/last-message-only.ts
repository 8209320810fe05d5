// One variable for the message that has come, instead of a list.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'but not all of them came out';

export class Connection extends RightConnection {
  protected override onMessage(message: Message) {
    this.messages = [];
    super.onMessage(message);
  }
}
