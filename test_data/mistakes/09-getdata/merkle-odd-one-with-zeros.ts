// Padded with zeros, as trees of a fixed size are.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You paired the third one with zeros';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const right = hashes[i + 1] ?? new Uint8Array(32);
    pairs.push(hash256(Uint8Array.of(...hashes[i], ...right)));
  }
  return merkleRoot(pairs);
}
