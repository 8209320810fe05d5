// The error points at the whole command, and not at the byte in it.
import * as right from '../../../solutions/01-framing';
import type { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readCommand';
export const diagnosis = 'where it all begins';

export function readCommand(r: Reader) {
  const start = r.offset;
  return changeError(
    () => right.readCommand(r),
    () => ({ offset: start }),
  );
}
