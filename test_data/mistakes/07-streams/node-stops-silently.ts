// The connection is given up without saying why.
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It did not throw. With the policy node';

export class Demultiplexer extends Right {
  override next() {
    try {
      return super.next();
    } catch {
      return undefined;
    }
  }
}
