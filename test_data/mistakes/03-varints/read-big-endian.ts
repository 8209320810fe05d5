// Network byte order behind the marker.
import { readUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = '13330 is 34 12 big-endian';

export function readVarInt(r: Reader) {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd
      ? readUnsigned(r, 2, 'big')
      : first === 0xfe
        ? readUnsigned(r, 4, 'big')
        : readUnsigned(r, 8, 'big');
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
}
