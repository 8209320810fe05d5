// The low and the high half, put together as numbers.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The last satoshi is gone';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, outputs: tx.outputs.map((one) => ({ ...one, value: BigInt(Number(one.value)) })) };
}
