// An unknown message is received, whenever it comes.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'belongs before the verack';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    return message.command === 'sendaddrv2' ? false : super.isMine(message);
  }
}
