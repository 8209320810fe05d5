// A list is always there, so that nobody has to ask whether it is.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'It has witnesses, and came without';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, witnesses: tx.witnesses ?? [] };
}
