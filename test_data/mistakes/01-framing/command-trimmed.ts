// A trim() for good measure. The space, 20, is a character that counts.
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readCommand';
export const diagnosis = 'do not trim it';

export function readCommand(r: Reader) {
  return Buffer.from(r.bytes(12)).toString('latin1').replace(/\0+$/, '').trim();
}
