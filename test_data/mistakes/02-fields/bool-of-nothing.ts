// read_bool at the end of a version message without relay: b'' is not b'\x01', so it is false.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readBool';
export const diagnosis = 'Absent and false are two different things';

export function readBool(r: Reader) {
  const byte = r.source[r.offset];
  r.offset++;
  return Boolean(byte);
}
