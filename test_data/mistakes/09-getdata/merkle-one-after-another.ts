// reduce(): each one is hashed with everything before it.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'You added one hash after another';

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  return hashes.reduce((all, one) => hash256(Uint8Array.of(...all, ...one)));
}
