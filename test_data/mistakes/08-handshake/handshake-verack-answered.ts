// Everything that is received is acknowledged, even the verack.
import type { Message } from '../../../solutions/01-framing';
import { makeMessage } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A verack was answered with a verack';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command !== 'verack') return super.receive(message);
    this.acknowledged = true;
    return [makeMessage('verack', {})];
  }
}
