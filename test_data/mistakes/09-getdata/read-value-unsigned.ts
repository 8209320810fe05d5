// Nobody owns less than nothing, so the value has no sign.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'A value is an int64';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: BigInt.asUintN(64, one.value) })) };
}
