// Right in C with unsigned numbers. In JavaScript b3 << 24 is negative from 80 on.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readLength';
export const diagnosis = 'A negative length';

export function readLength(r: Reader) {
  const [b0, b1, b2, b3] = r.bytes(4);
  return b0 | (b1 << 8) | (b2 << 16) | (b3 << 24);
}
