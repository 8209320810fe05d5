// | 0, or readInt32LE. It shows in a coinbase alone.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'An index has no sign';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, index: one.index | 0 })) };
}
