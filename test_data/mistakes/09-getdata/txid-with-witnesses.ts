// All bytes are hashed, as they came.
import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'the hash of all bytes, the wtxid';

export function txid(tx: Transaction) {
  return hashText(hash256(encode(writeTransaction, tx)));
}
