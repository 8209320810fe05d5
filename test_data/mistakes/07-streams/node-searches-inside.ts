// It searches inside a faulty message, although its length is known.
import { seek } from '../../../solutions/07-streams';
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'You searched inside the dropped message';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' || length === undefined) return super.refuse(fault, length);
    this.onFault(fault);
    this.drop(4);
    this.drop(seek(this.held, Uint8Array.of(0xf9, 0xbe, 0xb4, 0xd9)));
  }
}
