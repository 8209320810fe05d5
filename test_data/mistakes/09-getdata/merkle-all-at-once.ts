// All txids one after another, and the hash of that.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You hashed all four at once';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  return hash256(Uint8Array.from(hashes.flatMap((one) => [...one])));
}
