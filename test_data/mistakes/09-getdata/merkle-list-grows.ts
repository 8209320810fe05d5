// push() on the list that was given: afterwards the block has one transaction too many.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'The list has become longer';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  if (hashes.length % 2) hashes.push(hashes[hashes.length - 1]);
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right = left] = hashes.slice(i, i + 2);
    pairs.push(hash256(Uint8Array.of(...left, ...right)));
  }
  return merkleRoot(pairs);
}
