// >>> 0 after the shift fixes the sign, but the fifth byte wraps around to the first.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'shifting a number wraps around at 32 bits';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  if (order === 'big') bytes.reverse();
  return BigInt(bytes.reduce((sum, byte, i) => sum + ((byte << (8 * i)) >>> 0), 0));
}
