// As strcmp() in C does it: what stands behind the first NUL is never looked at.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'never checked what follows it';

export function readCommand(r: Reader) {
  return Buffer.from(r.bytes(12)).toString('latin1').split('\0')[0];
}
