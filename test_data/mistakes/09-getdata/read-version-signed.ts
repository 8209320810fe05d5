// An int32, as it was until Bitcoin Core 28.0 and still is in most descriptions.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'Since then it is a uint32';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  return { ...tx, version: tx.version | 0 };
}
