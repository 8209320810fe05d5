// One level, and then the first hash of it.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You used only the first two';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right = left] = hashes.slice(i, i + 2);
    pairs.push(hash256(Uint8Array.of(...left, ...right)));
  }
  return pairs[0];
}
