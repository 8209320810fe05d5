// A bool is 0 or 1, and everything that is not 1 is taken for 0.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'You took 02 for false';

export function readBool(r: Reader) {
  return r.bytes(1)[0] === 1;
}
