import { hash256, hashText, type Transaction, writeTransaction } from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { sha256 } from '../../../src/wire/sha256';

/** Wrong answers for txid. */
export const mistakes = new MistakeTable('txid');

// The hash itself, as the input of the next transaction has it.
mistakes.add('txid-as-bytes', 'Return a txid as people write it', (tx: Transaction) => {
  const { witnesses: _, ...rest } = tx;
  return hash256(encode(writeTransaction, rest));
});

// delete, on a transaction that the caller still needs.
mistakes.add('txid-deletes-the-witnesses', 'The witnesses are gone', (tx: Transaction) => {
  delete tx.witnesses;
  return hashText(hash256(encode(writeTransaction, tx)));
});

// One SHA-256.
mistakes.add('txid-hashed-once', 'You hashed once', (tx: Transaction) => {
  const { witnesses: _, ...rest } = tx;
  return hashText(sha256(encode(writeTransaction, rest)));
});

// Of the three, only the witnesses are left out.
mistakes.add('txid-marker-kept', 'You hashed marker and flag', (tx: Transaction) => {
  const { witnesses: _, ...rest } = tx;
  const plain = encode(writeTransaction, rest);
  const marked = tx.witnesses ? [...plain.slice(0, 4), 0, 1, ...plain.slice(4)] : plain;
  return hashText(hash256(Uint8Array.from(marked)));
});

// hex() of the hash, and it looks like a txid.
mistakes.add('txid-not-reversed', 'A txid is a string for people', (tx: Transaction) => {
  const { witnesses: _, ...rest } = tx;
  return hex(hash256(encode(writeTransaction, rest)));
});

// It hashes all bytes as they came.
mistakes.add('txid-with-witnesses', 'the hash of all bytes, the wtxid', (tx: Transaction) =>
  hashText(hash256(encode(writeTransaction, tx))),
);

// The last four bytes are cut off together with the witnesses.
mistakes.add('txid-without-locktime', 'You did not hash the locktime', (tx: Transaction) => {
  const { witnesses: _, ...rest } = tx;
  return hashText(hash256(encode(writeTransaction, rest).slice(0, -4)));
});

// An empty list, as if there were no witnesses; but then there are too few.
mistakes.add('txid-witnesses-an-empty-list', 'which is not the same as no witnesses', (tx: Transaction) =>
  hashText(hash256(encode(writeTransaction, { ...tx, witnesses: [] }))),
);
