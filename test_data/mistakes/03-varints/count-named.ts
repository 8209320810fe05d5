// The count gives itself a name. The caller knows a better one.
import * as right from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCount';
export const diagnosis = 'should name none here';

export function readCount(r: Reader) {
  return r.field('count', right.readCount);
}
