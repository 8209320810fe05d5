// Offsets are counted from where the transaction begins.
import * as right from '../../../solutions/09-getdata';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readTransaction';
export const diagnosis = 'The reader was at byte 7';

export function readTransaction(r: Reader) {
  const start = r.offset;
  try {
    return right.readTransaction(r);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new WireError(error.path, error.offset - start, error.expected, error.found);
  }
}
