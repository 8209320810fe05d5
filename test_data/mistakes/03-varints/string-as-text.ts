// It is called a string.
import { readVarStr as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'nothing promises that it is text';

export function readVarStr(r: Reader) {
  return new TextDecoder().decode(right(r));
}
