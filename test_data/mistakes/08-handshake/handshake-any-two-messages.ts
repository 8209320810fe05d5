// Any two messages count as a handshake.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'It is done after the first of the two messages';

export class Handshake extends RightHandshake {
  private count = 0;

  override get done() {
    return this.count >= 2;
  }

  override receive(message: Message) {
    if (['version', 'verack'].includes(message.command)) this.count++;
    return super.receive(message);
  }
}
