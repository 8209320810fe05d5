// Block explorers show it turned round, so it is turned round at once.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'The right hash, back to front';

export function hash256(data: Uint8Array) {
  return sha256(sha256(data)).reverse();
}
