// Every error from receive() of the Handshake ends the connection.
import type { Message } from '../../../solutions/01-framing';
import { Connection as RightConnection, type Handshake } from '../../right/08-handshake/queue';

export const exercise = 'Connection';
export const diagnosis = 'Such a version ended the handshake';

export class Connection extends RightConnection {
  protected override heard(shake: Handshake, message: Message) {
    return shake.receive(message);
  }
}
