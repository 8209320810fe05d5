// wait_for answers a version with a verack, and so does the loop around it: both are in Programming Bitcoin.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Two veracks were sent: two places in the code';

export class Connection extends RightConnection {
  protected override onMessage(message: Message) {
    if (message.command === 'version') void this.send('verack');
    super.onMessage(message);
  }
}
