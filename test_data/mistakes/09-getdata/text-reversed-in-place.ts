// reverse() gives the array, so it seems to make a new one.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'turned round: reverse() works in place';

export function hashText(hash: Uint8Array): string {
  return hex(hash.reverse());
}
