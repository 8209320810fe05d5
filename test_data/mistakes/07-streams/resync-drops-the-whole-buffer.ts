// No magic at the start: the whole buffer is thrown away.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'and was lost with them. Skip five bytes';

export class Demultiplexer extends Right {
  protected override align() {
    if (this.held.length >= 24 && this.held[0] !== 0xf9) this.pass(this.held.length);
  }
}
