// One SHA-256.
import { hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';
import { sha256 } from '../../../src/wire/sha256';

export const exercise = 'txid';
export const diagnosis = 'You hashed once';

export function txid(tx: Transaction) {
  const { witnesses: _, ...rest } = tx;
  return hashText(sha256(encode(writeTransaction, rest)));
}
