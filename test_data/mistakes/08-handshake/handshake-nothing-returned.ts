// Only a version has an answer, and only that branch has a return.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'When there is nothing to send, return an empty list';

export class Handshake extends RightHandshake {
  override receive(message: Message): Message[] {
    if (message.command === 'version') return super.receive(message);
    if (message.command === 'verack') this.acknowledged = true;
    return undefined as unknown as Message[];
  }
}
