// A header is at the start of its stream: until the second message comes.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readHeader';
export const diagnosis = 'the reader was at byte 3 already';

export const readHeader: typeof right.readHeader = (r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ path }) => (path === 'magic' ? { offset: 0 } : {}),
  );
