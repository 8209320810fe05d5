// To text and back: what is no text comes back as something else.
import { readVarStr as right } from '../../../solutions/03-varints';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readVarStr';
export const diagnosis = 'what a text decoder puts in';

export function readVarStr(r: Reader) {
  return new TextEncoder().encode(new TextDecoder().decode(right(r)));
}
