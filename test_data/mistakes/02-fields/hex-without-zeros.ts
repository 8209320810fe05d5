// toString(16) gives one digit for a byte below 16, and padStart is missing.
import type { ByteOrder } from '../../../src/wire/codec/integers';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'lost the 0 of 00';

export function readUnsigned(r: Reader, size: number, order: ByteOrder = 'little') {
  const bytes = r.bytes(size).slice();
  if (order === 'little') bytes.reverse();
  return BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16)).join('')}`);
}
