// Any violation ends the connection, as an old article has it (and as btcd does it).
import type { WireError } from '../../../src/wire/codec/error';
import { Demultiplexer as Right } from '../../right/07-streams/plain';

export const exercise = 'Demultiplexer';
export const diagnosis = 'A bad checksum ended it';

export class Demultiplexer extends Right {
  protected override refuse(fault: WireError, length?: number) {
    super.refuse(fault, this.policy === 'node' ? undefined : length);
  }
}
