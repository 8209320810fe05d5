// The header has little-endian numbers, so the checksum is taken for one.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = 'back to front';

export function checksum(payload: Uint8Array) {
  return sha256(sha256(payload)).slice(0, 4).reverse();
}
