// onFault is called on every call that throws.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'with the same error again and again';

export class Demultiplexer extends Right {
  override next() {
    if (this.end) this.onFault(this.end);
    return super.next();
  }
}
