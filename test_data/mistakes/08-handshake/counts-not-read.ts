// The announced count is never checked.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = '50001 items were announced, but the message came out';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    return message.command === 'ping' && super.isMine(message);
  }
}
