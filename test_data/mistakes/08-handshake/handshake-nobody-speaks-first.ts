// Both sides wait for each other.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'the side that connects speaks first';

export class Handshake extends RightHandshake {
  override open(): Message[] {
    return [];
  }
}
