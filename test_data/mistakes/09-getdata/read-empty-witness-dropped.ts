// An empty witness is none, so it is left out.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The first is empty, and is one all the same';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return tx.witnesses ? { ...tx, witnesses: tx.witnesses.filter((items) => items.length > 0) } : tx;
}
