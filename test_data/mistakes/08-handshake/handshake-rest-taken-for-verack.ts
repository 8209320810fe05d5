// if it is a version …; otherwise it must be the verack.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'was taken for the verack';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    return super.receive(message.command === 'version' ? message : { ...message, command: 'verack' });
  }
}
