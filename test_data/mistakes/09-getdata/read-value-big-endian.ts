// getBigInt64() without `true`: a DataView is big-endian unless it is told.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'So many bitcoins there will never be';

const swapped = (value: bigint) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, value, true);
  return view.getBigInt64(0);
};

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: swapped(one.value) })) };
}
