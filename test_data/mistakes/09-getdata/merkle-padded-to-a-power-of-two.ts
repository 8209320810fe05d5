// The list is padded to 2, 4, 8 or 16 with copies of the last one: then everything comes out even.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You padded the list at the bottom';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  const all = [...hashes];
  while (Math.log2(all.length) % 1) all.push(hashes[hashes.length - 1]);
  const half = all.length / 2;
  if (half < 1) return all[0];
  return hash256(Uint8Array.of(...merkleRoot(all.slice(0, half)), ...merkleRoot(all.slice(half))));
}
