// Little-endian has its sign in the last byte, and big-endian was not thought of.
import { readUnsigned } from '../../../solutions/02-fields';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readSigned';
export const diagnosis = 'The sign was looked for in the last byte';

export function readSigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const last = r.source[r.offset + size - 1];
  const value = readUnsigned(r, size, order);
  return last & 0x80 ? value - 256n ** BigInt(size) : value;
}
