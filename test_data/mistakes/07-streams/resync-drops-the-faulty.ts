// A faulty message is dropped as with node, and with it everything that its false length covers.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'thrown away with the false header';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'node') return super.refuse(fault, length);
    this.onFault(fault);
    this.pass(length ?? 1);
  }
}
