// It is answered, and handed out as well.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'The ping came out';

export class Connection extends RightConnection {
  protected override onPing(ping: Message) {
    super.onPing(ping);
    this.deliver(ping);
  }
}
