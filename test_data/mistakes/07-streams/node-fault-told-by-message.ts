// onFault is handed the error of examine as it is.
import { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis =
  'The offset counts from the beginning of the message. Count from that of the stream: 44';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    if (this.policy === 'resync' || length === undefined) return super.refuse(fault, length);
    this.onFault(new WireError(fault.path, fault.offset - this.position, fault.expected, fault.found));
    this.drop(length);
  }
}
