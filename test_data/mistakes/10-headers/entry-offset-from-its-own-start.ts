// Offsets are counted from where the entry begins.
import * as right from '../../../solutions/10-headers';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readHeaderEntry';
export const diagnosis = 'The reader was at byte 7';

export function readHeaderEntry(r: Reader) {
  const start = r.offset;
  return changeError(
    () => right.readHeaderEntry(r),
    ({ offset }) => ({ offset: offset - start }),
  );
}
