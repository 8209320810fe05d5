// Two halves of 32 bits; hi << 32 is hi << 0.
import { readUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'a shift of a number starts again at 32';

export function readVarInt(r: Reader) {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd
      ? readUnsigned(r, 2)
      : first === 0xfe
        ? readUnsigned(r, 4)
        : BigInt(Number(readUnsigned(r, 4)) | (Number(readUnsigned(r, 4)) << 32));
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
}
