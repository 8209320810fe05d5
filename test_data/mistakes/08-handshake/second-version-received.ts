// After the handshake every message can be received.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'receive() returned a second version or verack';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    return ['version', 'verack'].includes(message.command) ? false : super.isMine(message);
  }
}
