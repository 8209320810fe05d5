// It reverses the hash on reading, and then again to show it.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'You reversed the hash in the input';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, txid: one.txid.slice().reverse() })) };
}
