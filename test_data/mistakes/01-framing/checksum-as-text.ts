// Compared with a text later on, so why not make one now.
import { hex } from '../../../src/wire/bytes';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = 'The right digits, as a text';

export function checksum(payload: Uint8Array) {
  return hex(sha256(sha256(payload))).slice(0, 8);
}
