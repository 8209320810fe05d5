// The count is read from the first byte. In getheaders the protocol version comes first.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = '102 items were announced, but the message came out';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    const { command, payload } = message;
    const wrong =
      command === 'getheaders' && this.theirs ? { command, payload: payload.subarray(0, 4) } : message;
    return super.isMine(wrong);
  }
}
