// The number is looked up in the source, and the reader goes on by one byte.
import { readVarInt as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'what is left is read again';

export function readVarInt(r: Reader) {
  const start = r.offset;
  const value = right(r);
  r.offset = start + 1;
  return value;
}
