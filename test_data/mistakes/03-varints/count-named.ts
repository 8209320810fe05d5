// The count names itself. The caller knows a better name.
import * as right from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'should name none here';

export function readCount(r: Reader) {
  return r.field('count', right.readCount);
}
