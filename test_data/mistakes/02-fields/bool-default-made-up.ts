// Relay is true where it is absent. That is for the message to say, not for every bool.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'you made up true';

export function readBool(r: Reader) {
  return r.left === 0 || r.bytes(1)[0] !== 0;
}
