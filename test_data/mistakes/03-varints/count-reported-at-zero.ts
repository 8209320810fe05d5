// The offset 0 is hard-coded.
import * as right from '../../../solutions/03-varints';
import { changeError } from '../variants/change-error';

export const exercise = 'writeCount';
export const diagnosis = 'the writer was at byte 3 already';

export const writeCount: typeof right.writeCount = (w, count) =>
  changeError(
    () => right.writeCount(w, count),
    () => ({ offset: 0 }),
  );
