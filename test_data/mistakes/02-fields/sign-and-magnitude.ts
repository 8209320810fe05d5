// The top bit as a minus sign in front: how people write numbers, and floats have it so.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'taken as a minus sign';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const value = readUnsigned(r, size, order);
  const half = 1n << BigInt(8 * size - 1);
  return value >= half ? half - value : value;
}
