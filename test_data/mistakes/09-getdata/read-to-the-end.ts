// A message is one transaction, so everything left must belong to it. In a block more follow.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'You read past the locktime';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  r.bytes(r.left);
  return tx;
}
