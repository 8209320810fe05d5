// The hash itself, as the input of the next transaction has it.
import { hash256, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'A txid is given as people write it, as text';

export function txid(tx: Transaction) {
  const { witnesses: _, ...rest } = tx;
  return hash256(encode(writeTransaction, rest));
}
