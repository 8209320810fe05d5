// getUint32 gives a number, and TypeScript is told to be quiet.
import { hex } from '../../../src/wire/bytes';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'a bigint is due';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  if (order === 'little') bytes.reverse();
  return parseInt(hex(bytes), 16);
}
