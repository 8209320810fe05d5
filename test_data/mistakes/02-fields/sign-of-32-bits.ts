// value | 0 is the well-known trick, but it always looks at bit 31, whatever the size.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'The sign is the top bit of 8 bits';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  return BigInt.asIntN(32, readUnsigned(r, size, order));
}
