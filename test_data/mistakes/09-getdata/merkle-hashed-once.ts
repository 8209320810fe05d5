// One SHA-256, as most trees have it.
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'merkleRoot';
export const diagnosis = 'You hashed once';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right = left] = hashes.slice(i, i + 2);
    pairs.push(sha256(Uint8Array.of(...left, ...right)));
  }
  return merkleRoot(pairs);
}
