// It checks only the first witness.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'invalid only if no witness has an item';

export const readTransaction = readTransactionWith(([first]) => first?.length === 0);
