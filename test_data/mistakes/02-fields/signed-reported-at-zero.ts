// The offset 0 is hard-coded.
import * as right from '../../../solutions/02-fields';
import { changeError } from '../variants/change-error';

export const exercise = 'writeSigned';
export const diagnosis = 'the writer was at byte 3 already';

export const writeSigned: typeof right.writeSigned = (w, value, size, order) =>
  changeError(
    () => right.writeSigned(w, value, size, order),
    () => ({ offset: 0 }),
  );
