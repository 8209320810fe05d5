// Reading its nonce fails, and the error ends the connection.
import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/06-version';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'After a ping of one byte, no ping is answered';

export class Connection extends RightConnection {
  protected override onPing(ping: Message) {
    readPayload(ping);
    super.onPing(ping);
  }
}
