// Dropped is dropped; onFault is kept for the end.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It was dropped silently';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' || length === undefined) super.refuse(fault, length);
    else this.drop(length);
  }
}
