// Of two possible beginnings at the end, the shorter one is tried first.
import { sameBytes } from '../../../src/wire/bytes';

export const exercise = 'seek';
export const diagnosis = 'Try the longest first';

export function seek(bytes: Uint8Array, magic: Uint8Array) {
  const at = Buffer.from(bytes).indexOf(magic);
  if (at !== -1) return at;
  for (let count = 1; count < 4; count++) {
    const end = bytes.slice(-count);
    if (end.length === count && sameBytes(end, magic.subarray(0, count))) return bytes.length - count;
  }
  return bytes.length;
}
