// All numbers of four bytes are int32, since the version is.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'A locktime has no sign';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, locktime: tx.locktime | 0 };
}
