// delete, on the transaction that somebody else still needs.
import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'They are gone';

export function txid(tx: Transaction) {
  delete tx.witnesses;
  return hashText(hash256(encode(writeTransaction, tx)));
}
