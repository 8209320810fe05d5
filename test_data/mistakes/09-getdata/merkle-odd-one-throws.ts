// hashes[i + 1], without checking that it is there.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'it is taken twice';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    pairs.push(hash256(Uint8Array.of(...hashes[i], ...hashes[i + 1])));
  }
  return merkleRoot(pairs);
}
