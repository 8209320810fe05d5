// It takes the txids as people write them, since that is how they come.
import { hash256 } from '../../../solutions/09-getdata';

export const exercise = 'merkleRoot';
export const diagnosis = 'reversed them before you hashed them';

const turned = (hash: Uint8Array) => hash.slice().reverse();

export function merkleRoot(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0];
  const pairs: Uint8Array[] = [];
  for (let i = 0; i < hashes.length; i += 2) {
    const [left, right] = hashes.slice(i, i + 2).map(turned);
    pairs.push(turned(hash256(Uint8Array.of(...left, ...(right ?? left)))));
  }
  return merkleRoot(pairs);
}
