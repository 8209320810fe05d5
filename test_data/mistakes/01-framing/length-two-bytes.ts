// Tried with version and verack only, where the upper two bytes are zero.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'Only the first two bytes';

export function readLength(r: Reader) {
  const [b0, b1] = r.bytes(4);
  return b0 + b1 * 256;
}
