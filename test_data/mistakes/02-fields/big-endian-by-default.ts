// Numbers are written with the largest digit first, and so is network byte order.
import { hex } from '../../../src/wire/bytes';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = '7f 11 01 00 read as big-endian';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'big') {
  const bytes = r.bytes(size).slice();
  if (order === 'little') bytes.reverse();
  return BigInt(`0x${hex(bytes)}`);
}
