// It counts offsets from where the transaction begins.
import * as right from '../../../solutions/09-getdata';
import { changeError } from '../variants/change-error';

export const exercise = 'writeTransaction';
export const diagnosis = 'Seven bytes had already been written';

export const writeTransaction: typeof right.writeTransaction = (w, transaction) => {
  const start = w.offset;
  return changeError(
    () => right.writeTransaction(w, transaction),
    ({ offset }) => ({ offset: offset - start }),
  );
};
