// The subtraction is right, and the numbers are too large for it.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'exact up to 2^53 only';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const value = Number(readUnsigned(r, size, order));
  return BigInt(value < 2 ** (8 * size - 1) ? value : value - 2 ** (8 * size));
}
