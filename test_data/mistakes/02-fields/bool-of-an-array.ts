// !! of the array instead of the byte: an array is always truthy.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'an array is truthy whatever it contains';

export function readBool(r: Reader) {
  return !!r.bytes(1);
}
