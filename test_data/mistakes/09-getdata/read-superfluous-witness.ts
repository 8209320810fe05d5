// It reads the witnesses as they come, even if all of them are empty.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'a superfluous witness record';

export const readTransaction = readTransactionWith(() => false);
