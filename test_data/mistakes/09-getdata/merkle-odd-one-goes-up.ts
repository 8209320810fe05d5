// As in most other trees, for example in Certificate Transparency.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You moved the third one up unchanged';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right] = hashes.slice(i, i + 2);
    pairs.push(right ? hash256(Uint8Array.of(...left, ...right)) : left);
  }
  return merkleRoot(pairs);
}
