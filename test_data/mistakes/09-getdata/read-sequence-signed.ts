// | 0, or readInt32LE: ff ff ff ff becomes -1.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'A sequence has no sign';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, inputs: tx.inputs.map((one) => ({ ...one, sequence: one.sequence | 0 })) };
}
