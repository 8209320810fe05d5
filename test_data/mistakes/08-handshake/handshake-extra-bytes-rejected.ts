// readPayload rejects bytes after the last field.
import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'A newer node may send more';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command === 'version' && !this.theirs) readPayload(message);
    return super.receive(message);
  }
}
