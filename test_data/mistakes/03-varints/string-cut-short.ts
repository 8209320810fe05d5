// slice() gives what is there, and says nothing.
import { readCount } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'nothing was reported';

export function readVarStr(r: Reader) {
  const length = r.field('length', readCount);
  return r.bytes(Math.min(length, r.left), 'bytes');
}
