// A buffer of nine bytes is asked for first, because that is the longest form.
import { readVarInt as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'that is the next field';

export function readVarInt(r: Reader) {
  const value = right(r);
  if (r.left > 0) r.bytes(1);
  return value;
}
