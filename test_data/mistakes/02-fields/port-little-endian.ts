// Everything else is little-endian, so the third argument is left for later.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readUnsigned';
export const diagnosis = '36128 is 8333 with its two bytes swapped';

export function readUnsigned(r: Reader, size: number) {
  return r.bytes(size).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}
