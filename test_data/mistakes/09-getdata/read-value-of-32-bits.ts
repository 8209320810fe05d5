// readInt32LE(): enough for 21 bitcoins.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'A negative amount';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: BigInt.asIntN(32, one.value) })) };
}
