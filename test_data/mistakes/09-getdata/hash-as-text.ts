// hexdigest() instead of digest().
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'A text came back. The 32 bytes are due';

export function hash256(data: Uint8Array) {
  return hex(sha256(sha256(data)));
}
