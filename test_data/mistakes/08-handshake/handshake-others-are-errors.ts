// Only two messages belong here, so any other is an error. But a node sends what it likes.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'before the handshake was done. Ignore it';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (!['version', 'verack'].includes(message.command)) throw new Error(`unexpected ${message.command}`);
    return super.receive(message);
  }
}
