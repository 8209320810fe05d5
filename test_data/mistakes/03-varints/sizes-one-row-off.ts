// The table read one row too low: fd is taken for four bytes, fe for eight.
import { readUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'fd has two, fe four, ff eight';

export function readVarInt(r: Reader) {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 4) : first === 0xfe ? readUnsigned(r, 8) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0x10000n : 0x100000000n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
}
