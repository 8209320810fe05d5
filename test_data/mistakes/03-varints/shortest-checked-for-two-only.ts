// The check was written for fd, and fe and ff came later.
import { readUnsigned } from '../../../solutions/02-fields';
import { WireError } from '../../../src/wire/codec/error';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'one number, two messages';

export function readVarInt(r: Reader) {
  const start = r.offset;
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  const value =
    first === 0xfd ? readUnsigned(r, 2) : first === 0xfe ? readUnsigned(r, 4) : readUnsigned(r, 8);
  const least = first === 0xfd ? 0xfdn : first === 0xfe ? 0n : 0n;
  if (value < least) throw new WireError('', start, 'the shortest form', String(value));
  return value;
}
