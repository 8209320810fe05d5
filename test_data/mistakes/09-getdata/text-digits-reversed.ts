// The text is turned round instead of the bytes: split, reverse, join.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'the two digits of each byte are swapped';

export function hashText(hash: Uint8Array): string {
  return hex(hash).split('').reverse().join('');
}
