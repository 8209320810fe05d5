// The text around many programs says sha256(payload), also where their code hashes twice.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'checksum';
export const diagnosis = 'You hashed once';

export function checksum(payload: Uint8Array) {
  return sha256(payload).slice(0, 4);
}
