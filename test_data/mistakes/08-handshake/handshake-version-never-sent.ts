// The answer to a version is a verack. It forgets that the other side does not know our version yet.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Our own version is never sent';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    return super.receive(message).filter(({ command }) => command === 'verack');
  }
}
