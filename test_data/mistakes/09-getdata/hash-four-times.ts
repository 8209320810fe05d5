// The helper hashes twice already, and is called twice.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'You hashed four times';

const twice = (data: Uint8Array) => sha256(sha256(data));

export function hash256(data: Uint8Array) {
  return twice(twice(data));
}
