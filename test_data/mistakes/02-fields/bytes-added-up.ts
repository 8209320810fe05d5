// The loop is right, and the factor of 256 is forgotten.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = 'you added the bytes up';

export function readUnsigned(r: Reader, size: number) {
  return r.bytes(size).reduce((sum, byte) => sum + BigInt(byte), 0n);
}
