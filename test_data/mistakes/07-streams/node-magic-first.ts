// Four bytes are enough for the magic. Bitcoin Core checks it when 24 have arrived.
import { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The magic was judged before the header was complete';

export class Demultiplexer extends Right {
  override next() {
    if (this.policy === 'node' && this.held.length >= 4 && this.held[0] === 0) {
      throw new WireError('magic', this.position, 'f9beb4d9', '00000000');
    }
    return super.next();
  }
}
