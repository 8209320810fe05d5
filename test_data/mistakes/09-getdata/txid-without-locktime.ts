// The last four bytes are cut off together with the witnesses.
import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'The locktime was not hashed';

export function txid(tx: Transaction) {
  const { witnesses: _, ...rest } = tx;
  return hashText(hash256(encode(writeTransaction, rest).slice(0, -4)));
}
