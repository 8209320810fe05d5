// All twelve bytes are decoded, and that is all.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'The padding is still there';

export function readCommand(r: Reader) {
  return new TextDecoder().decode(r.bytes(12));
}
