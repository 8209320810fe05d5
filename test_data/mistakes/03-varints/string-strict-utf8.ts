// fatal: true is good style for real text.
import { readVarStr as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'It failed on bytes that are not text';

export function readVarStr(r: Reader) {
  const bytes = right(r);
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return bytes;
}
