import type { Connection } from '../../../solutions/10-connection';
import { fetchByHash, hashBytes, hashText, INVENTORY, inventories } from '../../../solutions/12-getdata';
import * as right from '../../../solutions/13-transaction';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { FalseAnswerError, NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { skippingBroken } from '../variants/skip-broken';

/** Wrong answers for fetchTransaction. */
export const mistakes = new MistakeTable('fetchTransaction');

/** A fetchTransaction that skips messages of one command if it cannot read them. */
const fetchSkippingBroken =
  (command: string): typeof right.fetchTransaction =>
  (connection, id, hash) =>
    right.fetchTransaction(skippingBroken(connection, command), id, hash);

/** A fetchTransaction that returns undefined instead of throwing some of its errors. */
const undefinedIf =
  (isHidden: (error: unknown, connection: Connection) => boolean) =>
  async (connection: Connection, id: string, hash?: string) => {
    try {
      return await right.fetchTransaction(connection, id, hash);
    } catch (error) {
      if (isHidden(error, connection)) return undefined;
      throw error;
    }
  };

// A hashOf that computes the txid of whatever comes, as if nothing but transactions could come.
mistakes.patch('fetch-any-message-as-tx', 'You read a message as a transaction, although it is not a tx', [
  "command === 'tx' ? txid(readTransaction(new Reader(payload))) : undefined",
  'txid(readTransaction(new Reader(payload)))',
]);

// It asks for a block, by the hash of the transaction.
mistakes.patch('fetch-block-by-txid', 'you can only ask for its block, by the hash of the block', [
  'INVENTORY.WITNESS_BLOCK, hash',
  'INVENTORY.WITNESS_BLOCK, id',
]);

// It looks for the transaction in the block that came, without checking that block.
mistakes.patch('fetch-block-not-checked', 'was changed, and you believed it', [
  'findInBlock(block.read(new Reader(payload)), hash, id)',
  'block.read(new Reader(payload)).transactions.find((tx) => txid(tx) === id.toLowerCase()) ?? Promise.reject(new NotFoundError(id))',
]);

// INVENTORY.BLOCK: it wants a block, after all.
mistakes.patch('fetch-block-without-witnesses', 'Type 2 is a block without witnesses', [
  'INVENTORY.WITNESS_BLOCK',
  'INVENTORY.BLOCK',
]);

// W for witness, so it must be WTX. But that one goes by a different hash.
mistakes.patch('fetch-by-wtx', 'Type 5, WTX', ['INVENTORY.WITNESS_TX', 'INVENTORY.WTX']);

// A closed connection has nothing more to say, so the answer is undefined.
mistakes.add(
  'fetch-close-is-undefined',
  'The node has hung up without an answer',
  undefinedIf((_error, connection) => connection.closed),
);

// It has what it wanted, so it closes the connection.
mistakes.add(
  'fetch-closes-the-connection',
  'leave closing it to the caller',
  async (connection: Connection, id: string, hash?: string) => {
    try {
      return await right.fetchTransaction(connection, id, hash);
    } finally {
      await connection.close();
    }
  },
);

// A loop of its own around receive(), each of which starts its time limit again.
mistakes.add('fetch-deadline-restarts', 'The patience is for the whole fetch', (async (
  connection,
  id,
  hash,
) => {
  hashBytes(id);
  if (hash !== undefined) return right.fetchTransaction(connection, id, hash);
  await connection.send('getdata', [{ type: INVENTORY.WITNESS_TX, hash: hashBytes(id) }]);
  for (;;) {
    const { command, payload } = await connection.receive();
    if (command === 'notfound') {
      const names = decode(inventories.read, payload).map((one) => hashText(one.hash));
      if (names.includes(id.toLowerCase())) throw new NotFoundError(id);
    }
    const tx = command === 'tx' ? decode(right.readTransaction, payload) : undefined;
    if (tx && right.txid(tx) === id.toLowerCase()) return tx;
  }
}) satisfies typeof right.fetchTransaction);

// if (!hash), as many people ask whether an argument is there: the empty string counts as absent.
mistakes.patch('fetch-empty-hash-is-none', 'You took an empty block hash for no block hash', [
  'hash === undefined',
  '!hash',
]);

// Not the transaction that was asked for, so the node must be lying.
mistakes.add('fetch-gives-up-at-the-first', 'You gave up at a transaction', (async (connection, id, hash) => {
  hashBytes(id);
  if (hash !== undefined) return right.fetchTransaction(connection, id, hash);
  const hashOf = ({ command, payload }: { command: string; payload: Uint8Array }) => {
    if (command !== 'tx') return undefined;
    const name = right.txid(decode(right.readTransaction, payload));
    if (name !== id.toLowerCase()) throw new FalseAnswerError('another transaction');
    return name;
  };
  const { payload } = await fetchByHash(connection, INVENTORY.WITNESS_TX, id, hashOf);
  return decode(right.readTransaction, payload);
}) satisfies typeof right.fetchTransaction);

// fetchByHash has a hashOf of its own. It is right for transactions without witnesses.
mistakes.patch('fetch-hash-of-all-bytes', 'The hash of all its bytes is not its txid', [
  ', id, txidOf)',
  ', id)',
]);

// With a block, the id is needed only later, and checked only then.
mistakes.patch('fetch-id-checked-too-late', 'Check both hashes before you send anything', [
  'hashBytes(id);',
  '',
]);

// It compares a notfound with the transaction, but it asked for the block.
mistakes.add('fetch-notfound-compared-with-txid', 'notfound about a block carries the hash of the block', ((
  connection,
  id,
  hash,
) => {
  const receive = async (timeout?: number) => {
    const message = await connection.receive(timeout);
    if (hash === undefined || message.command !== 'notfound') return message;
    const names = decode(inventories.read, message.payload).map((one) => hashText(one.hash));
    return names.includes(id) ? message : { ...message, command: 'other' };
  };
  return right.fetchTransaction(Object.create(connection, { receive: { value: receive } }), id, hash);
}) satisfies typeof right.fetchTransaction);

// It returns undefined for anything that is missing.
mistakes.add(
  'fetch-notfound-is-undefined',
  'The node said notfound. Throw a NotFoundError',
  undefinedIf((error) => error instanceof NotFoundError),
);

// It returns the payload as received.
mistakes.patch('fetch-returns-bytes', 'Those are the bytes', [
  'return readTransaction(new Reader(payload))',
  'return payload',
]);

// It returns the block; the caller can look for the transaction inside.
mistakes.patch('fetch-returns-the-block', 'That is the block', [
  'return findInBlock(block.read(new Reader(payload)), hash, id)',
  'return block.read(new Reader(payload))',
]);

// It returns what fetchByHash returns.
mistakes.patch(
  'fetch-returns-the-message',
  'That is the message',
  [
    '{ payload } = await fetchByHash(connection, INVENTORY.WITNESS_TX',
    'message = await fetchByHash(connection, INVENTORY.WITNESS_TX',
  ],
  ['return readTransaction(new Reader(payload))', 'return message'],
);

// A block that cannot be read is taken for noise: the right one may still come.
mistakes.add('fetch-skips-an-unreadable-block', 'could not be read', fetchSkippingBroken('block'));

// A notfound that cannot be read is taken for noise.
mistakes.add('fetch-skips-an-unreadable-notfound', 'could not be read', fetchSkippingBroken('notfound'));

// A tx that cannot be read is taken for noise: the right one may still come.
mistakes.add('fetch-skips-an-unreadable-tx', 'could not be read', fetchSkippingBroken('tx'));

// It takes one more message, to see whether anything follows.
mistakes.add(
  'fetch-takes-one-more-message',
  'The message that came after the transaction is gone',
  async (connection: Connection, id: string, hash?: string) => {
    const tx = await right.fetchTransaction(connection, id, hash);
    await connection.receive(50).catch(() => {});
    return tx;
  },
);

// The first block that comes is passed to findInBlock, which rejects it.
mistakes.patch('fetch-takes-the-first-block', 'You accepted the first one that arrived', [
  'INVENTORY.WITNESS_BLOCK, hash',
  "INVENTORY.WITNESS_BLOCK, hash, ({ command }) => (command === 'block' ? hash.toLowerCase() : undefined)",
]);

// What comes must be what was asked for.
mistakes.patch('fetch-takes-the-first-tx', 'You accepted the first one that arrived', [
  ', id, txidOf)',
  ", id, ({ command }) => (command === 'tx' ? id.toLowerCase() : undefined))",
]);

// It catches the error, so that it never throws.
mistakes.add(
  'fetch-timeout-is-undefined',
  'No answer came, but it returned something',
  undefinedIf((error) => error instanceof ReceiveTimeoutError),
);

// The type stays the same, whatever the hash belongs to.
mistakes.patch('fetch-transaction-by-block-hash', 'Ask for the block', [
  'INVENTORY.WITNESS_BLOCK',
  'INVENTORY.WITNESS_TX',
]);

// A message that cannot be read is as good as no message: not found.
mistakes.add('fetch-unreadable-is-not-found', 'could not be read', (async (connection, id, hash) => {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } catch (error) {
    throw error instanceof WireError ? new NotFoundError('it cannot be read') : error;
  }
}) satisfies typeof right.fetchTransaction);

// A block that is not what it claims to be is skipped, like any other message.
mistakes.add('fetch-waits-for-a-better-block', 'That is not a reason to go on waiting', (async (
  connection,
  id,
  hash,
) => {
  if (hash === undefined) return right.fetchTransaction(connection, id);
  const found = (payload: Uint8Array) => right.findInBlock(decode(right.block.read, payload), hash, id);
  const hashOf = ({ command, payload }: { command: string; payload: Uint8Array }) => {
    if (command !== 'block') return undefined;
    try {
      return found(payload) && hash.toLowerCase();
    } catch (error) {
      if (error instanceof WireError) throw error;
      return undefined;
    }
  };
  hashBytes(id);
  return found((await fetchByHash(connection, INVENTORY.WITNESS_BLOCK, hash, hashOf)).payload);
}) satisfies typeof right.fetchTransaction);

// INVENTORY.TX: it wants a transaction, after all.
mistakes.patch('fetch-without-witnesses', 'Type 1 is a transaction without its witnesses', [
  'INVENTORY.WITNESS_TX',
  'INVENTORY.TX',
]);
