// First the answer, then its own version.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The verack is sent first';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    return super.receive(message).reverse();
  }
}
