// Offsets are counted from where the entry begins.
import * as right from '../../../solutions/10-headers';
import { changeError } from '../variants/change-error';

export const exercise = 'writeHeaderEntry';
export const diagnosis = 'Seven bytes had been written before';

export const writeHeaderEntry: typeof right.writeHeaderEntry = (w, header) => {
  const start = w.offset;
  return changeError(
    () => right.writeHeaderEntry(w, header),
    ({ offset }) => ({ offset: offset - start }),
  );
};
