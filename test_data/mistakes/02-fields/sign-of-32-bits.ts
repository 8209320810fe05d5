// value | 0 is the well-known trick, and it looks at bit 31 whatever the size.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'The top bit of 8 bits is the sign here';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  return BigInt.asIntN(32, readUnsigned(r, size, order));
}
