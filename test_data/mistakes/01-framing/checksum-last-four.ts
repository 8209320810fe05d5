// Hashes are shown back to front, so "the first four" are looked for at the end.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = 'the last 4 bytes of the hash';

export function checksum(payload: Uint8Array) {
  return sha256(sha256(payload)).slice(-4);
}
