// Sliced out of the source, from the length's own byte on counted from 0.
import { readCount } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'Read from where the reader stands';

export function readVarStr(r: Reader) {
  const length = r.field('length', readCount);
  r.bytes(length, 'bytes');
  return r.source.slice(1, 1 + length);
}
