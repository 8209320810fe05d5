// There is always a list, so that nobody has to check whether there is one.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'You returned witnesses that are not in the bytes';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, witnesses: tx.witnesses ?? [] };
}
