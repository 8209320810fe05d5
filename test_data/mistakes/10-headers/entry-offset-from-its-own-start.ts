// Offsets are counted from where the entry begins.
import * as right from '../../../solutions/10-headers';
import { WireError } from '../../../src/codec/error';
import type { Reader } from '../../../src/codec/reader';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'The reader was at byte 7';

export function readHeaderEntry(r: Reader) {
  const start = r.offset;
  try {
    return right.readHeaderEntry(r);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new WireError(error.path, error.offset - start, error.expected, error.found);
  }
}
