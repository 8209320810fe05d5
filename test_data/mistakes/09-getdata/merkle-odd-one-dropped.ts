// In pairs; one without a partner is left out.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You lost the third one';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    if (i + 1 < hashes.length) pairs.push(hash256(Uint8Array.of(...hashes[i], ...hashes[i + 1])));
  }
  return merkleRoot(pairs);
}
