// An empty list, as if there were no witnesses; but then there are too few.
import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'that is not none';

export function txid(tx: Transaction) {
  return hashText(hash256(encode(writeTransaction, { ...tx, witnesses: [] })));
}
