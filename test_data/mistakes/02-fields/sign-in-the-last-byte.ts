// In little-endian the sign is in the last byte, and big-endian was forgotten.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'You looked for the sign in the last byte';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const last = r.source[r.offset + size - 1];
  const value = readUnsigned(r, size, order);
  return last & 0x80 ? value - 256n ** BigInt(size) : value;
}
