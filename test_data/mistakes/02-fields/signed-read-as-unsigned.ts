// All the bits are there, so the copy of readUnsigned looks right.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'if nothing can be negative';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  return readUnsigned(r, size, order);
}
