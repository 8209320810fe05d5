// onFault is called when a message is dropped, and forgotten when the connection ends.
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'Call it with the error that ends the connection, too';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' || length !== undefined) super.refuse(fault, length);
    else throw (this.end = fault);
  }
}
