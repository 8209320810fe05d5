// Only the header of a message is dropped: its payload is searched again.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'and then the one inside its payload';

export class Demultiplexer extends Right {
  protected override drop(count: number) {
    super.drop(this.policy === 'resync' ? Math.min(count, 24) : count);
  }
}
