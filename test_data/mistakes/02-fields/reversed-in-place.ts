// r.bytes gives a view of the message, and reverse() works in place.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'reversed the message itself';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size);
  return (order === 'big' ? bytes : bytes.reverse()).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
