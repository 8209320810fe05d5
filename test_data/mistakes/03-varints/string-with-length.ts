// A slice from the start of the field and not from behind the length.
import { readVarStr as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'The length is not part of the string';

export function readVarStr(r: Reader) {
  const start = r.offset;
  right(r);
  return r.source.slice(start, r.offset);
}
