// The bytes turned into text, and nothing else.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'The padding is still there';

export function readCommand(r: Reader) {
  return new TextDecoder().decode(r.bytes(12));
}
