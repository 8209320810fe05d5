// Up to 2^53 is enough for all lists, and the rest is refused.
import { writeVarInt as right } from '../../../solutions/03-varints';
import { WireError } from '../../../src/wire/codec/error';
import type { Writer } from '../../../src/wire/codec/writer';

export const exercise = 'writeVarInt';
export const diagnosis = 'fits into eight bytes, and it was refused';

export function writeVarInt(w: Writer, value: bigint) {
  if (value > 2n ** 53n) throw new WireError('', w.offset, 'a safe integer', String(value));
  right(w, value);
}
