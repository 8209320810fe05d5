// The text is turned round instead of the bytes: split, reverse, join.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'each byte has its two digits swapped';

export function hashText(hash: Uint8Array): string {
  return hex(hash).split('').reverse().join('');
}
