// All bits turned round and a minus put in front; the 1 is forgotten.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'the 1 was not added';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const value = readUnsigned(r, size, order);
  const bits = 8 * size;
  return value >> BigInt(bits - 1) ? -BigInt.asUintN(bits, ~value) : value;
}
