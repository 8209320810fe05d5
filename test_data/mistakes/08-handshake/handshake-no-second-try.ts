// It records that a version has come before it is read.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'counted as the first one, and the next one was ignored';

export class Handshake extends RightHandshake {
  private tried = false;

  override receive(message: Message) {
    if (message.command !== 'version') return super.receive(message);
    if (this.tried) return [];
    this.tried = true;
    return super.receive(message);
  }
}
