// The witnesses are emptied, and marker and flag stay.
import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { encode } from '../../../src/codec/codec';

export const exercise = 'txid';
export const diagnosis = 'Marker and flag were hashed';

export function txid(tx: Transaction) {
  const witnesses = tx.witnesses && tx.inputs.map(() => []);
  return hashText(hash256(encode(writeTransaction, { ...tx, witnesses })));
}
