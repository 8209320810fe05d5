// Once more for good measure.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = 'of another hash';

export function checksum(payload: Uint8Array) {
  return sha256(sha256(sha256(payload))).slice(0, 4);
}
