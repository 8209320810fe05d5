// onFault is given the error of examine unchanged.
import { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The offsets were counted from the start of each message';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'node') return super.refuse(fault, length);
    this.onFault(new WireError(fault.path, fault.offset - this.position, fault.expected, fault.found));
    this.pass(1);
  }
}
