// It forgets a transaction without inputs: some() of an empty list is false.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'a superfluous witness record';

export const readTransaction = readTransactionWith(
  (witnesses) => witnesses.length > 0 && witnesses.flat().length === 0,
);
