// Two reads in a row, and no names: where is it cut off?
import { readCount } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'does not say which field is cut off';

export function readVarStr(r: Reader) {
  return r.bytes(readCount(r));
}
