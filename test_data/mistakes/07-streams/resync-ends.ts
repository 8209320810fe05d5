// Whatever the policy is, a wrong magic is thrown.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'A wrong magic ended it. With the policy resync';

export class Demultiplexer extends Right {
  protected override align() {}

  protected override refuse(fault: WireError, length?: number) {
    if (fault.path !== 'magic') return super.refuse(fault, length);
    this.onFault(fault);
    throw (this.end = fault);
  }
}
