// A verack that comes before the version is treated as an error, and dropped.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Both have come, but it is not done';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command === 'verack' && !this.theirs) return [];
    return super.receive(message);
  }
}
