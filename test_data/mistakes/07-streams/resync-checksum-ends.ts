// Noise is skipped, but a bad checksum is thrown.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'A bad checksum ended it. With the policy resync';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' && fault.path === 'checksum') throw (this.end = fault);
    super.refuse(fault, length);
  }
}
