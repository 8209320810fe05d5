// struct.unpack('L') without '<': eight bytes on 64-bit Linux, whatever was asked for.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'You read more than four bytes';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = Buffer.from(r.bytes(size < 4 ? size : 8));
  if (order === 'big') bytes.reverse();
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
