// onFault is called where a message is dropped, and forgotten where the connection ends.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'It is told of the fault that ends the connection, too';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' || length !== undefined) super.refuse(fault, length);
    else throw (this.end = fault);
  }
}
