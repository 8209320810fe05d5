// %02X, as in many dumps.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'The digits are written in lower case';

export function hashText(hash: Uint8Array): string {
  return hex(hash.slice().reverse()).toUpperCase();
}
