// slice(0, -1) where indexOf finds no NUL: a command of twelve letters loses the last.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'The last letter is missing';

export function readCommand(r: Reader) {
  const bytes = r.bytes(12);
  return String.fromCharCode(...bytes.slice(0, bytes.indexOf(0)));
}
