// A ping is a ping: it is answered even before the handshake is done.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Ignore pings until the handshake is done';

export class Connection extends RightConnection {
  protected override isMine(message: Message) {
    if (message.command === 'ping' && !this.theirs) this.onPing(message);
    return super.isMine(message);
  }
}
