// One byte on, and the next length is believed again.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'For each false header everything that it announces was hashed';

export class Demultiplexer extends Right {
  protected override look() {
    this.trust = 8_000_000;
    return super.look();
  }
}
