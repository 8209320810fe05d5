// Four bytes are enough for the magic. Core looks at it when 24 have come.
import { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It was judged before a whole header was there';

export class Demultiplexer extends Right {
  override next() {
    if (this.policy === 'node' && this.held.length >= 4 && this.held[0] === 0) {
      throw new WireError('magic', this.position, 'f9beb4d9', '00000000');
    }
    return super.next();
  }
}
