// Number(), so that it can be divided by 100,000,000.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'A value has 64 bits: it is a bigint';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: Number(one.value) })) };
}
