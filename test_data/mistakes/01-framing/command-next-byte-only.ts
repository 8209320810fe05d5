// Only the byte right after the first NUL is looked at.
import * as right from '../../../solutions/01-framing';
import { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readCommand';
export const diagnosis = 'After the first NUL all bytes must be NUL';

export function readCommand(r: Reader) {
  const start = r.offset;
  const bytes = r.bytes(12).slice();
  bytes.fill(0, [...bytes, 0].indexOf(0) + 2);
  return changeError(
    () => right.readCommand(new Reader(bytes)),
    ({ offset }) => ({ offset: start + offset }),
  );
}
