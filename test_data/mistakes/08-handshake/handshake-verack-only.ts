// It only waits for the verack, as in exercise 5 of chapter 10 of Programming Bitcoin.
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'It is done after the first of the two messages';

export class Handshake extends RightHandshake {
  override get done() {
    return this.acknowledged;
  }
}
