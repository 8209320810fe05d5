// All numbers of four bytes are uint32, since most are.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'A version is an int32';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, version: tx.version >>> 0 };
}
