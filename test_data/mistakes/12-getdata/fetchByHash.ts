import { writeMessage } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/10-connection';
import * as right from '../../../solutions/12-getdata';
import { hashBytes } from '../../../solutions/12-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { skippingBroken } from '../variants/skip-broken';

/** Wrong answers for fetchByHash. */
export const mistakes = new MistakeTable('fetchByHash');

/** A fetchByHash whose getdata has the type in one byte, and the hash as `bytesOf` returns it. */
const fetchWithTypeInOneByte =
  (bytesOf: (wanted: string) => Uint8Array): typeof right.fetchByHash =>
  (connection, type, hash, hashOf) => {
    const send = async () => {
      const payload = Uint8Array.of(1, type, ...bytesOf(hash));
      const bytes = encode((w) => writeMessage(w, { command: 'getdata', payload }, 'mainnet'), undefined);
      connection.socket.write(bytes);
    };
    return right.fetchByHash(Object.create(connection, { send: { value: send } }), type, hash, hashOf);
  };

/** A fetchByHash that returns undefined instead of throwing some of its errors. */
const undefinedIf =
  (isHidden: (error: unknown, connection: Connection) => boolean) =>
  async (...[connection, ...wanted]: Parameters<typeof right.fetchByHash>) => {
    try {
      return await right.fetchByHash(connection, ...wanted);
    } catch (error) {
      if (isHidden(error, connection)) return undefined;
      throw error;
    }
  };

// inv says what you have; getdata, what you want.
mistakes.patch('fetch-announces', 'The node received no getdata', ["'getdata'", "'inv'"]);

// An inv and a notfound are the same list, so the command seems not to matter.
mistakes.patch('fetch-any-list-as-notfound', 'Only a notfound says that it is missing', [
  "    if (message.command !== 'notfound') continue;\n",
  '',
]);

// A notfound is a notfound; it does not check what it is about.
mistakes.patch('fetch-any-notfound', 'That notfound was about a different transaction', [
  'if (missing.includes(wanted)) throw',
  'throw',
]);

// One of the two errors of the tutorial is fixed, the other is still there.
mistakes.patch('fetch-as-displayed', 'You sent the hash as people write it', [
  'askFor(type, hash)',
  '[{ type, hash: fromHex(hash) }]',
]);

// The getdata of the tutorial: the type in one byte, the hash as people write it.
mistakes.add('fetch-as-the-tutorial-does', 'with both its errors', fetchWithTypeInOneByte(fromHex));

// waitFor() looks for certain commands, and skips what hashOf would have recognised.
mistakes.patch('fetch-by-wait-for', 'Ask hashOf about every message', [
  'connection.receive(Math.ceil(left))',
  "connection.waitFor('tx', 'block', 'notfound')",
]);

// === on strings, and there are two ways to write hex.
mistakes.patch('fetch-case-sensitive', 'its hash was given in capital letters', [
  'hash.toLowerCase()',
  'hash',
]);

// The question belongs to the wait for its answer, so it is in the loop.
mistakes.patch(
  'fetch-asks-in-the-loop',
  'You asked again after each message',
  ["  await connection.send('getdata', askFor(type, hash));\n", ''],
  [
    'const message = await',
    "await connection.send('getdata', askFor(type, hash));\n    const message = await",
  ],
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
  async (...[connection, ...wanted]: Parameters<typeof right.fetchByHash>) => {
    try {
      return await right.fetchByHash(connection, ...wanted);
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

// The loop looks at the time, and receive() has a default.
mistakes.patch('fetch-default-limit', 'you waited longer than the patience', ['Math.ceil(left)', '']);

// A deadline is a time on the clock, and receive() takes a duration.
mistakes.patch('fetch-deadline-as-limit', 'you waited longer than the patience', [
  'Math.ceil(left)',
  'deadline',
]);

// It looks only at the first entry of a notfound.
mistakes.patch('fetch-first-notfound-entry-only', 'It was the second entry', [
  'missing.includes(wanted)',
  'missing[0] === wanted',
]);

// Not what was asked for, so the node must be lying.
mistakes.patch('fetch-gives-up-at-the-first', 'You gave up at a message', [
  "if (message.command !== 'notfound') continue;",
  "if (message.command !== 'notfound') throw new Error('something else');",
]);

// The default is what it knows; the parameter is for others.
mistakes.patch('fetch-hash-of-ignored', 'Ask hashOf about every message', [
  'hashOf(message)',
  'contentHash(message)',
]);

// It waits only for the answer that it hopes for.
mistakes.patch('fetch-ignores-notfound', 'but you went on waiting. Read its entries', [
  "message.command !== 'notfound'",
  'true',
]);

// receive() is called, and the promise is taken for the message.
mistakes.patch('fetch-no-await-for-receive', 'you did not wait for it', [
  'await connection.receive',
  'connection.receive',
]);

// Sending needs no result, so it needs no await.
mistakes.patch('fetch-no-await-for-send', 'The getdata could not be sent', [
  'await connection.send',
  'void connection.send',
]);

// Nothing came, and the loop is over: the function ends without a result.
mistakes.patch('fetch-nothing-after-the-loop', 'and throw one after a loop', [
  'throw new ReceiveTimeoutError(\n',
  'void new ReceiveTimeoutError(\n',
]);

// hex() of the hash in a notfound, compared with what people write.
mistakes.patch('fetch-notfound-as-on-the-wire', 'You compared different byte orders', [
  'hashText(one.hash)',
  'hex(one.hash)',
]);

// The type is a part of the entry, so it must be the same, too.
mistakes.patch('fetch-notfound-of-this-type-only', 'with a different type', [
  '.map((one) =>',
  '.filter((one) => one.type === type).map((one) =>',
]);

// It returns undefined for anything that is missing.
mistakes.patch('fetch-notfound-is-undefined', 'The node said notfound. Throw a NotFoundError', [
  'throw new NotFoundError(`the node does not have ${hash}`)',
  'return undefined',
]);

// receive() returns the answer, if nothing else comes before it.
mistakes.patch('fetch-one-message-only', 'a different one had come before it', [
  'left = deadline - performance.now()',
  'left = 0',
]);

// The patience is used up as the fetch goes on, on the connection itself.
mistakes.patch('fetch-patience-used-up', 'You changed the patience of the connection', [
  'await connection.receive(Math.ceil(left))',
  'await connection.receive((connection.patience = Math.ceil(left)))',
]);

// It returns the payload as received.
mistakes.patch('fetch-returns-bytes', 'That is the payload alone', [
  'return message;',
  'return message.payload;',
]);

// A notfound that cannot be read is taken for noise.
mistakes.add('fetch-skips-an-unreadable-notfound', 'could not be read', ((connection, ...wanted) =>
  right.fetchByHash(skippingBroken(connection, 'notfound'), ...wanted)) satisfies typeof right.fetchByHash);

// What comes must be what was asked for.
mistakes.patch('fetch-takes-the-first-of-its-kind', 'You accepted the first one that arrived', [
  'hashOf(message) === wanted',
  'hashOf(message) !== undefined',
]);

// The next message is the answer, as in the tutorial.
mistakes.patch('fetch-takes-the-next-message', 'You accepted the first one that arrived', [
  'hashOf(message) === wanted',
  "message.command !== 'notfound'",
]);

// It takes one more message, to see whether anything follows.
mistakes.add(
  'fetch-takes-one-more-message',
  'The message that came after the transaction is gone',
  async (...[connection, ...wanted]: Parameters<typeof right.fetchByHash>) => {
    const message = await right.fetchByHash(connection, ...wanted);
    await connection.receive(50).catch(() => {});
    return message;
  },
);

// It catches the error, so that it never throws.
mistakes.add(
  'fetch-timeout-is-undefined',
  'Let the ReceiveTimeoutError of receive() through',
  undefinedIf((error) => error instanceof ReceiveTimeoutError),
);

// The type stays the same, whatever the hash belongs to.
mistakes.patch('fetch-type-ignored', 'Ask for the type that you were given', [
  'askFor(type, hash)',
  'askFor(INVENTORY.TX, hash)',
]);

// One of the two errors of the tutorial is fixed, the other is still there.
mistakes.add('fetch-type-in-one-byte', 'You wrote the type in one byte', fetchWithTypeInOneByte(hashBytes));

// A message that cannot be read is as good as no message: not found.
mistakes.add('fetch-unreadable-is-not-found', 'could not be read', (async (...wanted) => {
  try {
    return await right.fetchByHash(...wanted);
  } catch (error) {
    throw error instanceof WireError ? new NotFoundError('it cannot be read') : error;
  }
}) satisfies typeof right.fetchByHash);

// The right type came, but with another hash: so the node does not have the right one.
mistakes.patch('fetch-other-means-not-found', 'Only a notfound says that yours is not there', [
  "if (message.command !== 'notfound')",
  "if (message.command === 'tx') throw new NotFoundError(hash);\n    if (message.command !== 'notfound')",
]);

// === of two arrays.
mistakes.patch(
  'fetch-notfound-by-identity',
  'Two arrays are never ===',
  ['.map((one) => hashText(one.hash))', ''],
  ['missing.includes(wanted)', 'missing.some((one) => one.hash === hashBytes(wanted))'],
);
