// Four bytes put together with shifts: from 80 on they are negative.
import { readUnsigned } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarInt';
export const diagnosis = 'A negative number';

export function readVarInt(r: Reader) {
  const first = r.bytes(1)[0];
  if (first < 0xfd) return BigInt(first);
  if (first !== 0xfe) return readUnsigned(r, first === 0xfd ? 2 : 8);
  return BigInt(r.bytes(4).reduceRight((sum, byte) => (sum << 8) | byte, 0));
}
