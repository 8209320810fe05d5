// Outputs, witnesses, done. Nobody looks at the last four bytes.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The locktime is missing';

export function readTransaction(r: Reader) {
  const tx = right.readTransaction(r);
  const { locktime: _, ...rest } = tx;
  r.offset -= 4;
  return rest;
}
