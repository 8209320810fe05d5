// The length of the first message is at offset 16.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'readHeader';
export const diagnosis = 'the reader was at byte 3 already';

export const readHeader: typeof right.readHeader = (r, network) =>
  changeError(
    () => right.readHeader(r, network),
    ({ expected }) => (expected.startsWith('at most') ? { offset: 16 } : {}),
  );
