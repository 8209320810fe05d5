// The witnesses are read as they come, also where nobody has signed in one.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'a superfluous witness record';

export const readTransaction = readTransactionWith(() => false);
