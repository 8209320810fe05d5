// getUint32() without `true`.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The index is big-endian here';

const swapped = (value: number) => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, true);
  return view.getUint32(0);
};

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, index: swapped(one.index) })) };
}
