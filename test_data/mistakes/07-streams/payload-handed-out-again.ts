// Only the header of a message is dropped: what it carries is searched again.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'what it carries came out again';

export class Demultiplexer extends Right {
  protected override drop(count: number) {
    super.drop(this.policy === 'resync' ? Math.min(count, 24) : count);
  }
}
