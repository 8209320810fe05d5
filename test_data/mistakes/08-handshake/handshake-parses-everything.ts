// Every payload is parsed first, even of messages that are not part of the handshake.
import type { Message } from '../../../solutions/01-framing';
import { readPayload } from '../../../solutions/06-version';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'before the handshake was done. Ignore it';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (message.command !== 'version') readPayload(message);
    return super.receive(message);
  }
}
