// The bytes are numbers, the sum is a bigint.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'met in one calculation';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = [...r.bytes(size)];
  if (order === 'little') bytes.reverse();
  return bytes.reduce((sum, byte) => sum * 256n + (byte as unknown as bigint), 0n);
}
