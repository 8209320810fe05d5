// Everything so far was little-endian, so the address is read as a little-endian uint32.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readIp';
export const diagnosis = 'Back to front';

export function readIp(r: Reader) {
  r.bytes(12);
  return r.bytes(4).slice().reverse().join('.');
}
