// onFault is called at every call that throws.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'of the same fault again and again';

export class Demultiplexer extends Right {
  override next() {
    if (this.end) this.onFault(this.end);
    return super.next();
  }
}
