// One answer for both directions: version and verack.
import type { Message } from '../../../solutions/01-framing';
import { makeMessage } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'Our version was sent a second time';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    const answers = super.receive(message);
    if (message.command !== 'version' || this.inbound) return answers;
    return [makeMessage('version', this.own), ...answers];
  }
}
