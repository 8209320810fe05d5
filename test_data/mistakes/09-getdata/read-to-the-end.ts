// A message is one transaction, so all that is left belongs to it. In a block more follow.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'It read on';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  r.bytes(r.left);
  return tx;
}
