// if (!value) return: an empty list has no count, it seems.
import { writeVarInt as right } from '../../../solutions/03-varints';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'Nothing was written for 0';

export function writeVarInt(w: Writer, value: bigint) {
  if (value) right(w, value);
}
