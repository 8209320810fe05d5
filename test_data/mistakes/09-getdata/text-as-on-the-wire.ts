// hex() of the hash, and it looks like a hash.
import { hex } from '../../../src/wire/bytes';

export const exercise = 'hashText';
export const diagnosis = 'That is the order on the wire';

export function hashText(hash: Uint8Array): string {
  return hex(hash);
}
