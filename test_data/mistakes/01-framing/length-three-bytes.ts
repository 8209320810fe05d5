// The last byte is nearly always zero, and was forgotten.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'Only the first three bytes';

export function readLength(r: Reader) {
  const [a, b, c] = r.bytes(4);
  return a | (b << 8) | (c << 16);
}
