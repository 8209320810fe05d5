// Of the three, only the witnesses are left out.
import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/wire/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'Marker and flag were hashed';

export function txid(tx: Transaction) {
  const { witnesses: _, ...rest } = tx;
  const plain = encode(writeTransaction, rest);
  const marked = tx.witnesses ? [...plain.slice(0, 4), 0, 1, ...plain.slice(4)] : plain;
  return hashText(hash256(Uint8Array.from(marked)));
}
