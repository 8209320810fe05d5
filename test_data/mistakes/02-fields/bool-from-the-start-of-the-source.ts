// r.source begins at the start of the message, not where the reader is.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'another place was read';

export function readBool(r: Reader) {
  r.bytes(1);
  return r.source[0] !== 0;
}
