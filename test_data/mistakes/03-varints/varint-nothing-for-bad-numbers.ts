// What cannot be written is left out, without an error.
import * as right from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'Nothing was written for';

export function writeVarInt(w: Writer, value: bigint) {
  if (value >= 0n && value < 2n ** 64n) right.writeVarInt(w, value);
}
