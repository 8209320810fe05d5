// All txids behind each other, and the hash of that.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'All four were hashed in one piece';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  return hash256(Uint8Array.from(hashes.flatMap((one) => [...one])));
}
