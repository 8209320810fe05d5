// The offset is taken after the field has been read.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readHeader';
export const diagnosis = 'just past what has been read';

export const readHeader: typeof right.readHeader = (r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ expected }) => (expected.startsWith('at most') ? { offset: r.offset } : {}),
  );
