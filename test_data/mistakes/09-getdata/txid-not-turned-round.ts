// hex() of the hash, and it looks like a txid.
import { hash256, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { hex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'A txid is a text for people';

export function txid(tx: Transaction) {
  const { witnesses: _, ...rest } = tx;
  return hex(hash256(encode(writeTransaction, rest)));
}
