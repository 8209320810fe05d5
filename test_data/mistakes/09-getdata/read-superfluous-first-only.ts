// Only the first witness is looked at.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'Only where none of them has an item';

export const readTransaction = readTransactionWith(([first]) => first?.length === 0);
