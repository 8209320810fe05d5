// It counts offsets from where the entry begins.
import * as right from '../../../solutions/10-headers';
import { changeError } from '../variants/change-error';

export const exercise = 'writeHeaderEntry';
export const diagnosis = 'Seven bytes had already been written';

export const writeHeaderEntry: typeof right.writeHeaderEntry = (w, header) => {
  const start = w.offset;
  return changeError(
    () => right.writeHeaderEntry(w, header),
    ({ offset }) => ({ offset: offset - start }),
  );
};
