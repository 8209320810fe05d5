// Nobody asked how much was skipped, until the recording had a hole.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'but not counted in skipped';

export class Demultiplexer extends Right {
  protected override pass(count: number) {
    this.drop(count);
  }
}
