// The offset is asked for when the marker is read already.
import { readUnsigned, uint8 } from '../../../solutions/02-fields';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'points just past the marker';

export function readVarInt(r: Reader) {
  const first = uint8.read(r);
  if (first < 0xfd) return BigInt(first);
  const start = r.offset;
  const size = first === 0xfd ? 2 : first === 0xfe ? 4 : 8;
  const value = readUnsigned(r, size);
  const least = size === 2 ? 0xfdn : 1n << BigInt(4 * size);
  if (value < least) throw new WireError('', start, 'the shortest form', `${value}`);
  return value;
}
