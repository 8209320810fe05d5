// The bytes are sliced out, and the reader stays behind the length.
import { readCount } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'the string would be read again';

export function readVarStr(r: Reader) {
  const length = r.field('length', readCount);
  return r.source.slice(r.offset, r.offset + length);
}
