// Python's stream.read(8) gives 4 bytes where 4 are left, and int.from_bytes takes them.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'A short read must be an error';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(Math.min(size, r.left)).slice();
  if (order === 'big') bytes.reverse();
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
