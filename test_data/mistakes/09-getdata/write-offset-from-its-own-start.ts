// Offsets are counted from where the transaction begins.
import * as right from '../../../solutions/09-getdata';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeTransaction';
export const diagnosis = 'Seven bytes had been written before';

export function writeTransaction(w: Writer, value: right.Transaction) {
  const start = w.offset;
  try {
    return right.writeTransaction(w, value);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new WireError(error.path, error.offset - start, error.expected, error.found);
  }
}
