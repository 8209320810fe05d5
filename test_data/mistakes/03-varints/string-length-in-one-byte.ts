// No user agent in the recordings is longer than 252 bytes.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'The marker fd was taken for the length';

export function readVarStr(r: Reader) {
  return r.bytes(r.bytes(1, 'length')[0], 'bytes');
}
