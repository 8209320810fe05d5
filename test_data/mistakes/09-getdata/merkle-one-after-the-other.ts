// reduce(): each one is hashed with all that came before.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'One after the other was added';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  return hashes.reduce((all, one) => hash256(Uint8Array.of(...all, ...one)));
}
