// To text and back: bytes that are not text come back as other bytes.
import { readVarStr as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'what a text decoder substitutes';

export function readVarStr(r: Reader) {
  return new TextEncoder().encode(new TextDecoder().decode(right(r)));
}
