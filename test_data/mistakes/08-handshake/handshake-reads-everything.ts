// Each message is taken apart first, also those that are none of its business.
import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'is no reason to stop. It is ignored';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command !== 'version') readPayload(message);
    return super.receive(message);
  }
}
