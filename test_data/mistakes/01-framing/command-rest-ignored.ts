// As strcmp() in C does: what follows the first NUL is never checked.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'never checked what follows it';

export function readCommand(r: Reader) {
  return Buffer.from(r.bytes(12)).toString('latin1').split('\0')[0];
}
