// Block explorers show it reversed, so it is reversed right away.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'hash256';
export const diagnosis = 'The right hash, in reverse';

export function hash256(data: Uint8Array) {
  return sha256(sha256(data)).reverse();
}
