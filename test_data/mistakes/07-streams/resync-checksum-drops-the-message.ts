// A bad command is a false header; but a bad checksum counts as a damaged message, and is dropped whole.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'The faulty message was dropped whole';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'node' || fault.path !== 'checksum') return super.refuse(fault, length);
    this.onFault(fault);
    this.pass(length ?? 1);
  }
}
