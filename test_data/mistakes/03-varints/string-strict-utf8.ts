// fatal: true is good style, where text is promised.
import { readVarStr as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'made it fail';

export function readVarStr(r: Reader) {
  const bytes = right(r);
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return bytes;
}
