// `while not verack and not version`, as in Programming Bitcoin: it ends after the first of the two.
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'It is done after the first of the two messages';

export class Handshake extends RightHandshake {
  override get done() {
    return this.theirs !== undefined || this.acknowledged;
  }
}
