// A length over the limit ends it, as with node.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Nothing ends a resync';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' && fault.path === 'length') throw (this.end = fault);
    super.refuse(fault, length);
  }
}
