// An odd one is taken twice, even if it is the only one.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'A single hash is already the root';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    pairs.push(hash256(Uint8Array.of(...hashes[i], ...(hashes[i + 1] ?? hashes[i]))));
  }
  return pairs.length === 1 ? pairs[0] : merkleRoot(pairs);
}
