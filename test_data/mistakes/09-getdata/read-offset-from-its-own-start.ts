// Offsets are counted from where the transaction begins.
import * as right from '../../../solutions/09-getdata';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readTransaction';
export const diagnosis = 'The reader was at byte 7';

export function readTransaction(r: Reader) {
  const start = r.offset;
  return changeError(
    () => right.readTransaction(r),
    ({ offset }) => ({ offset: offset - start }),
  );
}
