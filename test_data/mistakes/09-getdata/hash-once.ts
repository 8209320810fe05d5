// One SHA-256, as elsewhere: who would hash a hash?
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'You hashed once';

export function hash256(data: Uint8Array) {
  return sha256(data);
}
