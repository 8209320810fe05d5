// It hashes whatever is there, even if it is only one.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You hashed the third one alone';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    pairs.push(hash256(Uint8Array.from(hashes.slice(i, i + 2).flatMap((one) => [...one]))));
  }
  return merkleRoot(pairs);
}
