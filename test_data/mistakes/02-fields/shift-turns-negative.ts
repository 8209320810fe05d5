// Right in C with unsigned numbers. In JavaScript 80 << 24 is negative.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'A negative number';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  if (order === 'big') bytes.reverse();
  return BigInt(bytes.reduce((sum, byte, i) => sum | (byte << (8 * i)), 0));
}
