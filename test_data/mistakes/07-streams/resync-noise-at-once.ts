// Noise is passed over whenever it comes: also two bytes that nobody can judge yet.
import { seek } from '../../../solutions/07-streams';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'With fewer than 24 nothing is judged';

export class Demultiplexer extends Right {
  protected override align() {
    this.pass(seek(this.held, Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9)));
  }
}
