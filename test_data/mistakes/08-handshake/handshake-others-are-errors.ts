// Only two messages belong here, so any other is an error. A node sends what it likes.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'is no reason to stop. It is ignored';

export class Handshake extends RightHandshake {
  override receive(message: Message) {
    if (!['version', 'verack'].includes(message.command)) throw new Error(`unexpected ${message.command}`);
    return super.receive(message);
  }
}
