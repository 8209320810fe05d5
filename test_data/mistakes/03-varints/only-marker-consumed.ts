// The number is taken from the source, and the reader advances by one byte.
import { readVarInt as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'the rest would be read again';

export function readVarInt(r: Reader) {
  const start = r.offset;
  const value = right(r);
  r.offset = start + 1;
  return value;
}
