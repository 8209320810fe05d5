// !! of the bytes and not of the byte: an array is always true.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'an array is truthy whatever it contains';

export function readBool(r: Reader) {
  return !!r.bytes(1);
}
