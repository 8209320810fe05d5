// The offset is the index in the twelve bytes: right only if the command comes first.
import * as right from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readCommand';
export const diagnosis = 'the reader was at byte 3 already';

export function readCommand(r: Reader) {
  const start = r.offset;
  return changeError(
    () => right.readCommand(r),
    ({ offset }) => ({ offset: offset - start }),
  );
}
