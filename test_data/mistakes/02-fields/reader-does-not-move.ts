// The bytes are looked up in the source, and nobody tells the reader.
import { WireError } from '../../../src/wire/codec/error';
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'is still at byte 0';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  if (r.left < size) throw new WireError('', r.offset, `${size} bytes`, String(r.left));
  let sum = 0n;
  for (let i = 0; i < size; i++) {
    sum = sum * 256n + BigInt(r.source[r.offset + (order === 'big' ? i : size - 1 - i)]);
  }
  return sum;
}
