// Offsets are counted from where the entry begins.
import * as right from '../../../solutions/10-headers';
import { WireError } from '../../../src/codec/error';
import type { Writer } from '../../../src/codec/writer';

export const exercise = 'writeHeaderEntry';
export const diagnosis = 'Seven bytes had been written before';

export function writeHeaderEntry(w: Writer, value: right.Header) {
  const start = w.offset;
  try {
    return right.writeHeaderEntry(w, value);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new WireError(error.path, error.offset - start, error.expected, error.found);
  }
}
