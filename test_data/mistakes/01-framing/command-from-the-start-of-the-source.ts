// r.source begins at the start of the stream, not where the reader is.
import * as right from '../../../solutions/01-framing';
import { Reader } from '../../../src/wire/codec/reader';
import { changeError } from '../variants/change-error';

export const exercise = 'readCommand';
export const diagnosis = 'another place was read';

export function readCommand(r: Reader) {
  const start = r.offset;
  r.bytes(12);
  return changeError(
    () => right.readCommand(new Reader(r.source)),
    ({ offset }) => ({ offset: start + offset }),
  );
}
