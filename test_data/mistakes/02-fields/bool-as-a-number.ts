// In C that is the same.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'It should be true';

export function readBool(r: Reader) {
  return r.bytes(1)[0];
}
