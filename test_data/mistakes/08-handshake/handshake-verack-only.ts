// The answer to exercise 5 of a well-known book: it waits for the verack, and for nothing else.
import { Handshake as RightHandshake } from '../../right/08-handshake/queue';

export const exercise = 'Handshake';
export const diagnosis = 'It is done after the first of the two';

export class Handshake extends RightHandshake {
  override get done() {
    return this.acknowledged;
  }
}
