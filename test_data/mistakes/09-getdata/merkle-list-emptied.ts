// shift() empties the list that was given.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'The list has become shorter';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  while (hashes.length > 0) {
    const left = hashes.shift()!;
    pairs.push(hash256(Uint8Array.of(...left, ...(hashes.shift() ?? left))));
  }
  return merkleRoot(pairs);
}
