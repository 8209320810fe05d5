// The offset 0 is written into the program.
import * as right from '../../../solutions/03-varints';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'the writer was at byte 3 already';

export function writeVarInt(w: Writer, value: bigint) {
  if (value < 0n || value >= 2n ** 64n) throw new WireError('', 0, 'a CompactSize', `${value}`);
  right.writeVarInt(w, value);
}
