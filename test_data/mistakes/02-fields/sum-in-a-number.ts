// Added up in a number, and made a bigint only at the end: too late past 2^53.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'exact only up to 2^53';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  if (order === 'big') bytes.reverse();
  return BigInt(bytes.reduce((sum, byte, i) => sum + byte * 256 ** i, 0));
}
