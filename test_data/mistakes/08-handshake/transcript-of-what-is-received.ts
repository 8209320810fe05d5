// Written down where messages are handed out: what is answered at once is missing.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The ping is missing in the transcript';

export class Connection extends RightConnection {
  protected override onMessage(message: Message) {
    if (message.command === 'ping') this.onPing(message);
    else super.onMessage(message);
  }
}
