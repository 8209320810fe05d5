import { hash256, hashText } from '../../../solutions/12-getdata';
import { type Transaction, writeTransaction } from '../../../solutions/13-transaction';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';

/** Wrong answers for txid. */
export const mistakes = new MistakeTable('txid');

// The hash itself, as the input of the next transaction has it.
mistakes.patch('txid-as-bytes', 'Return a txid as people write it', [
  'hashText(hash256(encode(writeTransaction, rest)))',
  'hash256(encode(writeTransaction, rest))',
]);

// delete, on a transaction that the caller still needs.
mistakes.patch('txid-deletes-the-witnesses', 'The witnesses are gone', [
  'const { witnesses: _, ...rest } = tx',
  'delete tx.witnesses; const rest = tx',
]);

// One SHA-256.
mistakes.patch(
  'txid-hashed-once',
  'You hashed once',
  ['hash256', 'sha256'],
  ['import type { Writer }', "import { sha256 } from '../src/wire/sha256'; import type { Writer }"],
);

// Of the three, only the witnesses are left out.
mistakes.add('txid-marker-kept', 'You hashed marker and flag', (tx: Transaction) => {
  const { witnesses: _, ...rest } = tx;
  const plain = encode(writeTransaction, rest);
  const marked = tx.witnesses ? [...plain.slice(0, 4), 0, 1, ...plain.slice(4)] : plain;
  return hashText(hash256(Uint8Array.from(marked)));
});

// hex() of the hash, and it looks like a txid.
mistakes.patch('txid-not-reversed', 'A txid is a string for people', ['hashText', 'hex']);

// It hashes all bytes as received.
mistakes.patch('txid-with-witnesses', 'the hash of all bytes, the wtxid', [
  'writeTransaction, rest',
  'writeTransaction, tx',
]);

// The last four bytes are dropped together with the witnesses.
mistakes.patch('txid-without-locktime', 'You did not hash the locktime', [
  'encode(writeTransaction, rest)',
  'encode(writeTransaction, rest).slice(0, -4)',
]);

// An empty list, as if there were no witnesses; but then there are too few.
mistakes.patch('txid-witnesses-an-empty-list', 'which is not the same as no witnesses', [
  'writeTransaction, rest',
  'writeTransaction, { ...rest, witnesses: [] }',
]);
