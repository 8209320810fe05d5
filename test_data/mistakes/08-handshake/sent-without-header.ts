// The payload is written to the socket without a header.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Nothing arrived at the other end';

export class Connection extends RightConnection {
  protected override async transmit(message: Message) {
    this.socket.write(message.payload);
  }
}
