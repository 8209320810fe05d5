// Two and two; who has no partner stays behind.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'The third one is lost';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    if (i + 1 < hashes.length) pairs.push(hash256(Uint8Array.of(...hashes[i], ...hashes[i + 1])));
  }
  return merkleRoot(pairs);
}
