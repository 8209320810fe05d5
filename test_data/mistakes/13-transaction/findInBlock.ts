import * as right from '../../../solutions/13-transaction';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { encode } from '../../../src/wire/codec/codec';
import { FalseAnswerError, NotFoundError } from '../../../src/wire/streams/peer-errors';

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
mistakes.add('find-before-checking', 'these are not the transactions of the header', ((found, hash, id) => {
  const ids = found.transactions.map(right.txid);
  if (!ids.includes(id.toLowerCase())) throw new NotFoundError('not in the block');
  return right.findInBlock(found, hash, id);
}) satisfies typeof right.findInBlock);

// In block 170 the payment is the second transaction, so it must be everywhere.
mistakes.patch('find-by-place', 'by its txid, not by its place', [
  'found.transactions[at]',
  'found.transactions[1]',
]);

// It compares hashes as strings, and forgets capital letters.
mistakes.patch(
  'find-case-sensitive',
  'You did not recognise a hash in capital letters',
  ['hash.toLowerCase()', 'hash'],
  ['id.toLowerCase()', 'id'],
);

// Every block has a coinbase, so it looks for one.
mistakes.patch('find-coinbase-anywhere', 'it must be the first transaction', [
  'found.transactions.slice(0, 1).some(isCoinbase)',
  'found.transactions.some(isCoinbase)',
]);

// ffffffff looks rare enough. It has 32 bits, and a miner can grind those, too.
mistakes.patch('find-coinbase-by-index-only', 'All three matter', [
  '&& inputs[0].txid.every((byte) => byte === 0)',
  '',
]);

// It checks only the first four bytes of the txid.
mistakes.patch('find-coinbase-by-the-first-bytes', 'All three matter', [
  'inputs[0].txid.every',
  'inputs[0].txid.subarray(0, 4).every',
]);

// It checks the zeros, but not the index.
mistakes.patch('find-coinbase-by-txid-only', 'All three matter', ['&& inputs[0].index === 0xffffffff', '']);

// It checks the first input, whatever else the transaction spends.
mistakes.patch('find-coinbase-with-more-inputs', 'All three matter', ['inputs.length === 1 &&', '']);

// The root is right, so the list must be right.
mistakes.patch('find-duplicates-accepted', 'The last transaction occurs twice', [
  'new Set(ids).size < ids.length',
  'false',
]);

// The odd one at the end is paired with itself, so it compares the last two. A pair can occur twice, too.
mistakes.patch('find-duplicate-of-the-last-only', 'not only with its neighbour', [
  'new Set(ids).size < ids.length',
  'ids.length > 1 && ids[ids.length - 1] === ids[ids.length - 2]',
]);

// One error for everything that can go wrong.
mistakes.patch('find-every-error-is-false-answer', 'The block is the right one, and intact', [
  'new NotFoundError',
  'new FalseAnswerError',
]);

// Whatever is wrong with the block, the transaction was not found in it.
mistakes.add('find-every-error-is-not-found', 'a FalseAnswerError', ((found, hash, id) => {
  try {
    return right.findInBlock(found, hash, id);
  } catch {
    throw new NotFoundError('not in the block');
  }
}) satisfies typeof right.findInBlock);

// Header, duplicates and root: it takes them for everything that there is to check.
mistakes.patch('find-coinbase-forgotten', 'an inner node of the tree', [
  '!found.transactions.slice(0, 1).some(isCoinbase)',
  'false',
]);

// It looks at the first transaction, and forgets that there may be none.
mistakes.patch('find-first-of-none', 'there is no first one to look at', [
  '!found.transactions.slice(0, 1).some(isCoinbase)',
  '!isCoinbase(found.transactions[0])',
]);

// The hash of the header, not reversed, is compared with what people write.
mistakes.patch('find-hash-in-wire-order', 'you compared its hash in the order on the wire', [
  'hashText(hash256(found.header))',
  'hex(hash256(found.header))',
]);

// One SHA-256 of the header.
mistakes.patch(
  'find-header-hashed-once',
  'you hashed its header once',
  ['hash256(found.header)', 'sha256(found.header)'],
  ['import type { Writer }', "import { sha256 } from '../src/wire/sha256'; import type { Writer }"],
);

// It checks the first transaction, if there is one, and forgets a block without any.
mistakes.patch('find-in-an-empty-block', 'an empty list of hashes has no root', [
  'slice(0, 1).some(isCoinbase)',
  'slice(0, 1).every(isCoinbase)',
]);

// A block came, so it must be the one that was asked for.
mistakes.patch('find-in-any-block', 'You took the transaction from a different block', [
  'name !== hash.toLowerCase()',
  'false',
]);

// Header, root and txid are right. It does not check that the 64 bytes are a transaction.
mistakes.patch('find-inner-nodes-believed', 'an inner node of the tree', [
  '!found.transactions.slice(0, 1).some(isCoinbase)',
  'found.transactions.length === 0',
]);

// at(-1) is the last one, and indexOf() returns -1 if there is no match.
mistakes.patch(
  'find-last-if-missing',
  'You returned a different transaction',
  ['at === -1', 'false'],
  ['found.transactions[at]', 'found.transactions.at(at)'],
);

// findIndex() instead of find().
mistakes.patch('find-returns-the-index', 'Return the transaction itself', [
  'return found.transactions[at]',
  'return at',
]);

// It does not check for -1, and the transaction at that index is undefined.
mistakes.patch('find-returns-undefined', 'Throw a NotFoundError', ['at === -1', 'false']);

// It compares the root with what people would write.
mistakes.patch('find-root-as-displayed', 'you reversed the merkle root', [
  'hex(merkleRoot(',
  'hashText(merkleRoot(',
]);

// Bytes 4 to 35 of the header: that is the hash of the previous block.
mistakes.patch('find-root-from-the-previous-hash', 'the hash of the previous block', [
  'subarray(36, 68)',
  'subarray(4, 36)',
]);

// The header has the right hash. It does not check what comes after it.
mistakes.patch('find-root-not-checked', 'anything could come after it', [
  'hex(merkleRoot(ids.map(hashBytes))) !== hex(found.header.subarray(36, 68))',
  'false',
]);

// Bytes 36 to 67, so it passes these two numbers; but subarray() leaves out the end.
mistakes.patch('find-root-of-31-bytes', 'since the end is not included', [
  'subarray(36, 68)',
  'subarray(36, 67)',
]);

// It hashes all bytes of each transaction for the tree. Before segwit that was the same.
mistakes.patch('find-root-of-wtxids', 'The merkle root is made of txids', [
  'ids.map(hashBytes)',
  'found.transactions.map((tx) => hash256(encode(writeTransaction, tx)))',
]);

// The first transaction of the block.
mistakes.patch('find-the-first', 'That is the coinbase', ['found.transactions[at]', 'found.transactions[0]']);

// It returns a copy without witnesses, made for the txid.
mistakes.patch('find-witness-lost', 'has lost its witness', [
  'return found.transactions[at]',
  'const { witnesses: _, ...rest } = found.transactions[at]; return rest',
]);

// txid() gives what people write, and that goes into the tree.
mistakes.patch('find-root-of-displayed-txids', 'made the merkle root of the txids as people write them', [
  'ids.map(hashBytes)',
  'ids.map((one) => hashBytes(one).reverse())',
]);

// In C an index of ffffffff is -1.
mistakes.patch('find-coinbase-of-index-minus-1', 'ffffffff has no sign', ['0xffffffff', '-1']);

// Each transaction is an object of its own, so none is in the set twice.
mistakes.patch('find-twice-by-object', 'you compared the objects', [
  'new Set(ids)',
  'new Set(found.transactions)',
]);
