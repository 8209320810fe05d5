// read() without a count gives all that is left, and in the first tests that is the number.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'the rest is the next field';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(Math.max(size, r.left)).slice();
  if (order === 'big') bytes.reverse();
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
