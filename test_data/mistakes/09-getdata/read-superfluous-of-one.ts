// It takes two empty witnesses for some witnesses.
import { readTransactionWith } from '../variants/read-transaction';

export const exercise = 'readTransaction';
export const diagnosis = 'a superfluous witness record';

export const readTransaction = readTransactionWith(
  (witnesses) => witnesses.length < 2 && witnesses.flat().length === 0,
);
