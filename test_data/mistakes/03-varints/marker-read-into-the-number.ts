// fd was only looked at, and is read again with the number.
import { readUnsigned, uint8 } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'the marker fd is not part of the number';

export function readVarInt(r: Reader) {
  const first = r.source[r.offset];
  if (first < 0xfd) return BigInt(uint8.read(r));
  return readUnsigned(r, first === 0xfd ? 3 : first === 0xfe ? 5 : 9);
}
