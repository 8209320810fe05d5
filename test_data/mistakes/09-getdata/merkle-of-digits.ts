// The txids are texts, and texts are put together with +.
import { hash256 } from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';

export const exercise = 'merkleRoot';
export const diagnosis = 'The hex digits were hashed';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right = left] = hashes.slice(i, i + 2);
    pairs.push(hash256(new TextEncoder().encode(hex(left) + hex(right))));
  }
  return merkleRoot(pairs);
}
