import { writeMessage } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/10-connection';
import * as right from '../../../solutions/12-getdata';
import { hashBytes } from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { fetchSkippingBroken } from '../variants/skip-broken';

/** Wrong answers for fetchTransaction. */
export const mistakes = new MistakeTable('fetchTransaction');

/** A fetchTransaction whose getdata has the type in one byte, and the hash as `bytesOf` returns it. */
const fetchWithTypeInOneByte =
  (bytesOf: (wanted: string) => Uint8Array): typeof right.fetchTransaction =>
  (connection, id, hash) => {
    const send = async () => {
      const payload = Uint8Array.of(1, hash ? 2 : 1, ...bytesOf(hash ?? id));
      const bytes = encode((w) => writeMessage(w, { command: 'getdata', payload }, 'mainnet'), undefined);
      connection.socket.write(bytes);
    };
    return right.fetchTransaction(Object.create(connection, { send: { value: send } }), id, hash);
  };

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

// inv says what you have; getdata, what you want.
mistakes.patch('fetch-announces', 'The node received no getdata', ["'getdata'", "'inv'"]);

// A notfound is a notfound; it does not check what it is about.
mistakes.patch('fetch-any-notfound', 'That notfound was about a different transaction', [
  'if (names.includes(wanted.toLowerCase())) throw',
  'throw',
]);

// One of the two errors of the tutorial is fixed, the other is still there.
mistakes.patch('fetch-as-displayed', 'You sent the hash as people write it', [
  'askFor(type, wanted)',
  '[{ type, hash: fromHex(wanted) }]',
]);

// The getdata of the tutorial: the type in one byte, the hash as people write it.
mistakes.add('fetch-as-the-tutorial-does', 'with both its errors', fetchWithTypeInOneByte(fromHex));

// It asks for a block, by the hash of the transaction.
mistakes.patch('fetch-block-by-txid', 'you can only ask for its block, by the hash of the block', [
  'askFor(type, wanted)',
  'askFor(type, id)',
]);

// It looks for the transaction in the block that came, without checking that block.
mistakes.patch('fetch-block-not-checked', 'was changed, and you believed it', [
  'findInBlock(found, wanted, id)',
  'found.transactions.find((tx) => txid(tx) === id.toLowerCase()) ?? Promise.reject(new NotFoundError(id))',
]);

// INVENTORY.BLOCK: it wants a block, after all.
mistakes.patch('fetch-block-without-witnesses', 'Type 2 is a block without witnesses', [
  'INVENTORY.WITNESS_BLOCK',
  'INVENTORY.BLOCK',
]);

// W for witness, so it must be WTX. But that one goes by a different hash.
mistakes.patch('fetch-by-wtx', 'Type 5, WTX', ['INVENTORY.WITNESS_TX', 'INVENTORY.WTX']);

// === on strings, and there are two ways to write hex.
mistakes.patch(
  'fetch-case-sensitive',
  'its hash was given in capital letters',
  ['=== wanted.toLowerCase()', '=== wanted'],
  ['=== id.toLowerCase()', '=== id'],
  ['includes(wanted.toLowerCase())', 'includes(wanted)'],
);

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

// receive() has a time limit of its own, which starts again with each call.
mistakes.patch('fetch-deadline-restarts', 'The patience is for the whole fetch', [
  'left = deadline - performance.now()',
  'left = connection.patience',
]);

// It looks only at the first entry of a notfound.
mistakes.patch('fetch-first-notfound-entry-only', 'It was the second entry', [
  'names.includes(wanted.toLowerCase())',
  'names[0] === wanted.toLowerCase()',
]);

// Not the transaction that was asked for, so the node must be lying.
mistakes.patch('fetch-gives-up-at-the-first', 'You gave up at a transaction', [
  'return tx;',
  "return tx; throw new FalseAnswerError('another transaction');",
]);

// With a block, the id is needed only later, and checked only then.
mistakes.patch('fetch-id-checked-too-late', 'Check both hashes before you send anything', [
  'hashBytes(id);',
  '',
]);

// It waits only for the answer that it hopes for.
mistakes.patch('fetch-ignores-notfound', 'The node said notfound, but you did not listen', [
  "command === 'notfound'",
  'false',
]);

// It compares a notfound with the transaction, but it asked for the block.
mistakes.patch('fetch-notfound-compared-with-txid', 'notfound about a block carries the hash of the block', [
  'names.includes(wanted.toLowerCase())',
  'names.includes(id)',
]);

// It returns undefined for anything that is missing.
mistakes.patch('fetch-notfound-is-undefined', 'The node said notfound. Throw a NotFoundError', [
  'throw new NotFoundError(`the node does not have ${wanted}`)',
  'return undefined',
]);

// receive() returns the answer, if nothing else comes before it.
mistakes.patch('fetch-one-message-only', 'something else had come before', [
  'left = deadline - performance.now()',
  'left = 0',
]);

// It returns the payload as received.
mistakes.patch(
  'fetch-returns-bytes',
  'Those are the bytes',
  ['return tx', 'return payload'],
  ['return findInBlock(found, wanted, id)', 'return payload'],
);

// It returns the block; the caller can look for the transaction inside.
mistakes.patch('fetch-returns-the-block', 'That is the block', [
  'return findInBlock(found, wanted, id)',
  'return found',
]);

// It returns the message as received.
mistakes.patch(
  'fetch-returns-the-message',
  'That is the message',
  ['return tx', 'return { command, payload }'],
  ['return findInBlock(found, wanted, id)', 'return { command, payload }'],
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
  'if (hashText(hash256(found.header)) === wanted.toLowerCase()) return',
  'return',
]);

// What comes must be what was asked for.
mistakes.patch('fetch-takes-the-first-tx', 'You accepted the first one that arrived', [
  'if (txid(tx) === id.toLowerCase()) return tx',
  'return tx',
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

// One of the two errors of the tutorial is fixed, the other is still there.
mistakes.add('fetch-type-in-one-byte', 'You wrote the type in one byte', fetchWithTypeInOneByte(hashBytes));

// A message that cannot be read is as good as no message: not found.
mistakes.add('fetch-unreadable-is-not-found', 'could not be read', (async (connection, id, hash) => {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } catch (error) {
    throw error instanceof WireError ? new NotFoundError('it cannot be read') : error;
  }
}) satisfies typeof right.fetchTransaction);

// A block that is not what it claims to be is skipped, like any other message.
mistakes.patch('fetch-waits-for-a-better-block', 'That is not a reason to go on waiting', [
  'return findInBlock(found, wanted, id)',
  'try { return findInBlock(found, wanted, id); } catch {}',
]);

// INVENTORY.TX: it wants a transaction, after all.
mistakes.patch('fetch-without-witnesses', 'Type 1 is a transaction without its witnesses', [
  'INVENTORY.WITNESS_TX',
  'INVENTORY.TX',
]);
