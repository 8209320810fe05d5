// hexdigest() instead of digest().
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'You returned a string. Return the 32 bytes';

export function hash256(data: Uint8Array) {
  return hex(sha256(sha256(data)));
}
