// The offset 0 is hard-coded.
import * as right from '../../../solutions/01-framing';
import { changeError } from '../variants/change-error';

export const exercise = 'writeLength';
export const diagnosis = 'the writer was at byte 3 already';

export const writeLength: typeof right.writeLength = (w, length) =>
  changeError(
    () => right.writeLength(w, length),
    () => ({ offset: 0 }),
  );
