// The top bit as a minus sign: that is how people write numbers, and how floats work.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'as a minus sign';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const value = readUnsigned(r, size, order);
  const half = 1n << BigInt(8 * size - 1);
  return value >= half ? half - value : value;
}
