// At the bottom the odd one is doubled, but not further up.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'you moved the odd one up unchanged. Pair it with itself there';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  let level = hashes.length % 2 ? [...hashes, hashes[hashes.length - 1]] : hashes;
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      next.push(i + 1 < level.length ? hash256(Uint8Array.of(...level[i], ...level[i + 1])) : level[i]);
    }
    level = next;
  }
  return level[0];
}
