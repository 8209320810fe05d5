// fd, fe, ff taken as one, two and four bytes more.
import { readUnsigned } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'Only one byte behind fd was read';

export function readVarInt(r: Reader) {
  const first = r.bytes(1)[0];
  return first < 0xfd ? BigInt(first) : readUnsigned(r, 2 ** (first - 0xfd));
}
