// reverse() on what bytes() gives: a view, so the message itself is changed.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The hash in the input was turned round';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  for (const one of tx.inputs) one.txid.reverse();
  return tx;
}
