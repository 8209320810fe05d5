// Every version is treated alike: it does not check whether one has already come.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'The second version was answered, too';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command === 'version') this.theirs = undefined;
    return super.receive(message);
  }
}
