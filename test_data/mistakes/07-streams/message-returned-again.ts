// The message is returned, but its bytes are kept: the next call finds it again.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The same message came out again';

export class Demultiplexer extends Right {
  protected override drop() {}
}
