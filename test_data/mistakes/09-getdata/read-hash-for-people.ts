// The hash is turned round while it is read, and then again when it is shown.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The hash in the input was turned round';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, txid: one.txid.slice().reverse() })) };
}
