// The same limit for all lists: as many as there can be outputs.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'an empty item takes one of them';

export const readTransaction = readTransactionWith((witnesses) => witnesses.flat().length === 0, 444_444);
