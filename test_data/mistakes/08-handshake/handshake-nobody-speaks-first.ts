// Both wait for the other one.
import type { Message } from '../../../solutions/01-framing';
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'the one who connects speaks first';

export class Handshake extends RightHandshake {
  override open(): Message[] {
    return [];
  }
}
