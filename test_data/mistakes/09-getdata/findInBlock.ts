import * as right from '../../../solutions/09-getdata';
import {
  type Block,
  hash256,
  hashBytes,
  hashText,
  merkleRoot,
  type Transaction,
  txid,
  writeTransaction,
} from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { hex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { sha256 } from '../../../src/wire/sha256';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';
import { findInBlockWith } from '../variants/find-in-block';

/** Wrong answers for findInBlock. */
export const mistakes = new MistakeTable('findInBlock');

// The most common advice: reject every transaction of 64 bytes. A good block may contain one.
mistakes.add('find-64-bytes-rejected', 'because one of its transactions has 64 bytes', ((found, hash, id) => {
  const sizes = found.transactions.map(
    ({ witnesses: _, ...tx }) => encode(right.writeTransaction, tx).length,
  );
  if (sizes.includes(64)) throw new FalseAnswerError('an inner node');
  return right.findInBlock(found, hash, id);
}) satisfies typeof right.findInBlock);

// It looks for the transaction first, and checks the block only if it is there.
mistakes.add(
  'find-before-checking',
  'these are not the transactions of the header',
  (found: Block, hash: string, id: string): Transaction => {
    const ids = found.transactions.map(txid);
    if (!ids.includes(id.toLowerCase())) throw new NotFoundError('not in the block');
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// In block 170 the payment is the second transaction, so it must be everywhere.
mistakes.add(
  'find-by-place',
  'by its txid, not by its place',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    if (!ids.includes(id.toLowerCase())) throw new NotFoundError('not in the block');
    return found.transactions[1];
  },
);

// It compares hashes as strings, and forgets capital letters.
mistakes.add(
  'find-case-sensitive',
  'You did not recognise a hash in capital letters',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const [coinbase] = found.transactions[0]?.inputs ?? [];
    if (
      found.transactions[0]?.inputs.length !== 1 ||
      coinbase.index !== 0xffffffff ||
      coinbase.txid.some((byte) => byte !== 0)
    )
      throw new FalseAnswerError('not a coinbase');
    if (new Set(ids).size < ids.length) throw new FalseAnswerError('a duplicate');
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id);
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// ffffffff looks rare enough. It has 32 bits, and those can be ground, too.
mistakes.add(
  'find-coinbase-by-index-only',
  'All three matter',
  findInBlockWith({
    isCoinbase: ({ inputs }) => inputs.length === 1 && inputs[0].index === 0xffffffff,
  }),
);

// It checks only the first four bytes of the txid.
mistakes.add(
  'find-coinbase-by-the-first-bytes',
  'All three matter',
  findInBlockWith({
    isCoinbase: ({ inputs: [{ index, txid }, ...more] }) =>
      index === 0xffffffff && txid.subarray(0, 4).every((byte) => byte === 0) && more.length === 0,
  }),
);

// It checks the zeros, but not the index.
mistakes.add(
  'find-coinbase-by-txid-only',
  'All three matter',
  findInBlockWith({
    isCoinbase: ({ inputs }) => inputs.length === 1 && inputs[0].txid.every((byte) => byte === 0),
  }),
);

// It checks the first input, whatever else the transaction spends.
mistakes.add(
  'find-coinbase-with-more-inputs',
  'All three matter',
  findInBlockWith({
    isCoinbase: ({ inputs: [first] }) => first.index === 0xffffffff && first.txid.every((byte) => byte === 0),
  }),
);

// The root is right, so the list must be right.
mistakes.add(
  'find-duplicates-accepted',
  'The last transaction is there twice',
  findInBlockWith({ isTwice: () => false }),
);

// One error for everything that can go wrong.
mistakes.add(
  'find-every-error-is-false-answer',
  'The block is the right one, and intact',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new FalseAnswerError('not in the block');
    return found.transactions[at];
  },
);

// Whatever is wrong with the block, the transaction was not found in it.
mistakes.add(
  'find-every-error-is-not-found',
  'a FalseAnswerError',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new NotFoundError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new NotFoundError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// The hash of the header, not reversed, is compared with what people write.
mistakes.add(
  'find-hash-in-wire-order',
  'You rejected the right block',
  (found: Block, hash: string, id: string): Transaction => {
    if (hex(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// One SHA-256 of the header.
mistakes.add(
  'find-header-hashed-once',
  'You rejected the right block',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(sha256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// It forgets a block without transactions, and the tree never ends.
mistakes.add(
  'find-in-an-empty-block',
  'an empty list of hashes has no root',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// A block came, so it must be the one that was asked for.
mistakes.add(
  'find-in-any-block',
  'You took the transaction from another block',
  (found: Block, _hash: string, id: string): Transaction => {
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// Header, root and txid are right. It does not check that the 64 bytes are a transaction.
mistakes.add(
  'find-inner-nodes-believed',
  'an inner node of the tree',
  findInBlockWith({ isCoinbase: () => true }),
);

// at(-1) is the last one, and indexOf() returns -1 if there is no match.
mistakes.add(
  'find-last-if-missing',
  'You returned another transaction',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    return found.transactions.at(ids.indexOf(id.toLowerCase()))!;
  },
);

// findIndex() instead of find().
mistakes.add(
  'find-returns-the-index',
  'Return the transaction itself',
  (found: Block, hash: string, id: string) => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    return ids.indexOf(id);
  },
);

// find() returns undefined if there is no match.
mistakes.add('find-returns-undefined', 'Throw a NotFoundError', (found: Block, hash: string, id: string) => {
  if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
  const ids = found.transactions.map(txid);
  const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
  if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
  return found.transactions.find((tx) => txid(tx) === id.toLowerCase());
});

// It compares the root with what people would write.
mistakes.add(
  'find-root-as-displayed',
  'You rejected the right block',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hashText(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// Bytes 4 to 35 of the header: that is the hash of the previous block.
mistakes.add(
  'find-root-from-the-previous-hash',
  'You rejected the right block',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(4, 36))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// The header has the right hash. It does not check what comes after it.
mistakes.add(
  'find-root-not-checked',
  'anything could come after it',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// It hashes all bytes of each transaction for the tree. Before segwit that was the same.
mistakes.add(
  'find-root-of-wtxids',
  'The merkle root is made of txids',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const whole = found.transactions.map((tx) => hash256(encode(writeTransaction, tx)));
    const root = whole.length > 0 && hex(merkleRoot(whole));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    return found.transactions[at];
  },
);

// The first transaction of the block.
mistakes.add(
  'find-the-first',
  'That is the coinbase',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    if (!ids.includes(id.toLowerCase())) throw new NotFoundError('not in the block');
    return found.transactions[0];
  },
);

// It returns a copy without witnesses, made for the txid.
mistakes.add(
  'find-witness-lost',
  'has lost its witness',
  (found: Block, hash: string, id: string): Transaction => {
    if (hashText(hash256(found.header)) !== hash.toLowerCase()) throw new FalseAnswerError('another block');
    const ids = found.transactions.map(txid);
    const root = ids.length > 0 && hex(merkleRoot(ids.map(hashBytes)));
    if (root !== hex(found.header.subarray(36, 68))) throw new FalseAnswerError('other transactions');
    const at = ids.indexOf(id.toLowerCase());
    if (at === -1) throw new NotFoundError('not in the block');
    const { witnesses: _, ...rest } = found.transactions[at];
    return rest;
  },
);
