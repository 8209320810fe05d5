// The call of readUnsigned has two arguments, and the third is the one that matters here.
import { readUnsigned } from '../../../solutions/02-fields';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = '128 is 80 00 read little-endian';

export function readSigned(r: Reader, size: number) {
  return BigInt.asIntN(8 * size, readUnsigned(r, size));
}
