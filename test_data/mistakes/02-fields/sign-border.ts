// > for >=: the lowest number of all comes out positive.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = '80 is the first of the upper half';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const value = readUnsigned(r, size, order);
  const half = 1n << BigInt(8 * size - 1);
  return value > half ? value - 2n * half : value;
}
