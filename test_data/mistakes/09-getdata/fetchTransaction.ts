import { writeMessage } from '../../../solutions/01-framing';
import type { Connection } from '../../../solutions/08-handshake';
import * as right from '../../../solutions/09-getdata';
import {
  askFor,
  block,
  findInBlock,
  hash256,
  hashBytes,
  hashText,
  inventories,
  INVENTORY,
  readTransaction,
  type Transaction,
  txid,
} from '../../../solutions/09-getdata';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { fromHex } from '../../../src/wire/bytes';
import { decode, encode } from '../../../src/wire/codec/codec';
import { WireError } from '../../../src/wire/codec/error';
import { Reader } from '../../../src/wire/codec/reader';
import { FalseAnswerError, NotFoundError, ReceiveTimeoutError } from '../../../src/wire/streams/peer-errors';
import { fetchSkippingBroken } from '../variants/skip-broken';

/** Wrong answers for fetchTransaction. */
export const mistakes = new MistakeTable('fetchTransaction');

// inv says what you have; getdata, what you want.
mistakes.add(
  'fetch-announces',
  'The node received no getdata',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('inv', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// A notfound is a notfound; it does not check what it is about.
mistakes.add(
  'fetch-any-notfound',
  'That notfound was about another transaction',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') throw new NotFoundError(wanted);
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// One of the two errors of the tutorial is fixed, the other is still there.
mistakes.add(
  'fetch-as-displayed',
  'You sent the hash as people write it',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', [
      { type: hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, hash: fromHex(wanted) },
    ]);
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// The getdata of the tutorial: the type in one byte, the hash as people write it.
mistakes.add(
  'fetch-as-the-tutorial-does',
  'with both its errors',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    const payload = Uint8Array.of(1, hash ? 2 : 1, ...fromHex(wanted));
    const bytes = encode((w) => writeMessage(w, { command: 'getdata', payload }, 'mainnet'), undefined);
    connection.socket.write(bytes);
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// It asks for a block, by the hash of the transaction.
mistakes.add(
  'fetch-block-by-txid',
  'you can only ask for its block, by the hash of the block',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, id));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// It looks for the transaction in what came, without checking what that is.
mistakes.add(
  'fetch-block-not-checked',
  'was changed, and you believed it',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) !== wanted) continue;
        const tx = found.transactions.find((one) => txid(one) === id.toLowerCase());
        if (!tx) throw new NotFoundError(id);
        return tx;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// INVENTORY.BLOCK: it wants a block, after all.
mistakes.add(
  'fetch-block-without-witnesses',
  'Type 2 is a block without witnesses',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// W for witness, so it must be WTX. But that one goes by another hash.
mistakes.add(
  'fetch-by-wtx',
  'Type 5, WTX',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WTX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// === on strings, and there are two ways to write hex.
mistakes.add(
  'fetch-case-sensitive',
  'its hash was given in capital letters',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = hash ?? id;
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// A closed connection has nothing more to say, so the answer is undefined.
mistakes.add(
  'fetch-close-is-undefined',
  'The node has hung up without an answer',
  async (connection: Connection, id: string, hash?: string) => {
    try {
      return await right.fetchTransaction(connection, id, hash);
    } catch (error) {
      if (connection.closed) return undefined;
      throw error;
    }
  },
);

// It has what it wanted, so it closes the connection.
mistakes.add(
  'fetch-closes-the-connection',
  'leave closing it to the caller',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    try {
      return await right.fetchTransaction(connection, id, hash);
    } finally {
      await connection.close();
    }
  },
);

// waitFor has a time of its own, and it begins anew with each call.
mistakes.add(
  'fetch-deadline-restarts',
  'The patience is for the whole fetch',
  async (connection: Connection, id: string, hash?: string) => {
    if (hash !== undefined) return right.fetchTransaction(connection, id, hash);
    const name = hashText(hashBytes(id));
    await connection.send('getdata', askFor(INVENTORY.WITNESS_TX, name));
    for (;;) {
      const { command, payload } = await connection.waitFor('tx', 'notfound');
      if (command === 'tx') {
        const tx = decode(readTransaction, payload);
        if (txid(tx) === name) return tx;
      } else if (decode(inventories.read, payload).some((one) => hashText(one.hash) === name)) {
        throw new NotFoundError(`no ${name}`);
      }
    }
  },
);

// It looks only at the first entry of a notfound.
mistakes.add(
  'fetch-first-notfound-entry-only',
  'It was the second entry',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories
          .read(r)
          .slice(0, 1)
          .some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// Not the transaction that was asked for, so the node must be lying.
mistakes.add(
  'fetch-gives-up-at-the-first',
  'You gave up at a transaction',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
      throw new FalseAnswerError('another transaction');
    }
  },
);

// With a block, the id is needed only later, and checked only then.
mistakes.add(
  'fetch-id-checked-too-late',
  'Check both hashes before you send anything',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// It waits only for the answer that it hopes for.
mistakes.add(
  'fetch-ignores-notfound',
  'The node said notfound, but you did not listen',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx');
      const r = new Reader(payload);
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// It compares a notfound with the transaction, but it asked for the block.
mistakes.add(
  'fetch-notfound-compared-with-txid',
  'notfound about a block carries the hash of the block',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === id);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// undefined for anything that is not there.
mistakes.add(
  'fetch-notfound-is-undefined',
  'The node said notfound. Throw a NotFoundError',
  async (connection: Connection, id: string, hash?: string) => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) return undefined;
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// receive() returns the answer, if nothing else comes before it.
mistakes.add(
  'fetch-one-message-only',
  'something else had come before',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    const { command, payload } = await connection.receive();
    if (command === 'tx') return readTransaction(new Reader(payload));
    if (command === 'block') return findInBlock(block.read(new Reader(payload)), wanted, id);
    throw command === 'notfound' ? new NotFoundError(wanted) : new ReceiveTimeoutError(`${command} came`);
  },
);

// It returns the payload as it came.
mistakes.add(
  'fetch-returns-bytes',
  'Those are the bytes',
  async (connection: Connection, id: string, hash?: string) => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    return (await connection.waitFor(hash ? 'block' : 'tx', 'notfound')).payload;
  },
);

// It returns the block; the caller can look for the transaction inside.
mistakes.add(
  'fetch-returns-the-block',
  'That is the block',
  async (connection: Connection, id: string, hash?: string) => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return found;
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// It returns the message as it came.
mistakes.add(
  'fetch-returns-the-message',
  'That is the message',
  async (connection: Connection, id: string, hash?: string) => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    return connection.waitFor(hash ? 'block' : 'tx', 'notfound');
  },
);

// The same, with blocks only.
mistakes.add('fetch-skips-an-unreadable-block', 'could not be read', fetchSkippingBroken('block'));

// The same, with notfound only.
mistakes.add('fetch-skips-an-unreadable-notfound', 'could not be read', fetchSkippingBroken('notfound'));

// What cannot be read is taken for noise: the right one may still come.
mistakes.add('fetch-skips-an-unreadable-tx', 'could not be read', fetchSkippingBroken('tx'));

// It takes one more message, to see whether anything follows.
mistakes.add(
  'fetch-takes-one-more-message',
  'The message that came after the transaction is gone',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    const tx = await right.fetchTransaction(connection, id, hash);
    await connection.receive(50).catch(() => {});
    return tx;
  },
);

// The first block that comes is passed to findInBlock, which rejects it.
mistakes.add(
  'fetch-takes-the-first-block',
  'You took the first one that came',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') return findInBlock(block.read(r), wanted, id);
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// What comes must be what was asked for.
mistakes.add(
  'fetch-takes-the-first-tx',
  'You took the first one that came',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      return readTransaction(r);
    }
  },
);

// catch, so that it never throws.
mistakes.add(
  'fetch-timeout-is-undefined',
  'Nothing came, and something came of it',
  async (connection: Connection, id: string, hash?: string) => {
    try {
      return await right.fetchTransaction(connection, id, hash);
    } catch (error) {
      if (error instanceof ReceiveTimeoutError) return undefined;
      throw error;
    }
  },
);

// The type stays the same, whatever the hash is of.
mistakes.add(
  'fetch-transaction-by-block-hash',
  'Ask for the block',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// One of the two errors of the tutorial is fixed, the other is still there.
mistakes.add(
  'fetch-type-in-one-byte',
  'You wrote the type in one byte',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    const payload = Uint8Array.of(1, hash ? 2 : 1, ...hashBytes(wanted));
    const bytes = encode((w) => writeMessage(w, { command: 'getdata', payload }, 'mainnet'), undefined);
    connection.socket.write(bytes);
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// A message that cannot be read is as good as no message: not found.
mistakes.add('fetch-unreadable-is-not-found', 'could not be read', (async (connection, id, hash) => {
  try {
    return await right.fetchTransaction(connection, id, hash);
  } catch (error) {
    throw error instanceof WireError ? new NotFoundError('it cannot be read') : error;
  }
}) satisfies typeof right.fetchTransaction);

// A block that is not what it claims to be is skipped, like any other message.
mistakes.add(
  'fetch-waits-for-a-better-block',
  'That is not a reason to go on waiting',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.WITNESS_TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) {
          try {
            return findInBlock(found, wanted, id);
          } catch {
            continue;
          }
        }
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);

// INVENTORY.TX: it wants a transaction, after all.
mistakes.add(
  'fetch-without-witnesses',
  'Type 1 is a transaction without its witnesses',
  async (connection: Connection, id: string, hash?: string): Promise<Transaction> => {
    hashBytes(id);
    const wanted = (hash ?? id).toLowerCase();
    await connection.send('getdata', askFor(hash ? INVENTORY.WITNESS_BLOCK : INVENTORY.TX, wanted));
    for (;;) {
      const { command, payload } = await connection.waitFor(hash ? 'block' : 'tx', 'notfound');
      const r = new Reader(payload);
      if (command === 'notfound') {
        const named = inventories.read(r).some((one) => hashText(one.hash) === wanted);
        if (named) throw new NotFoundError(wanted);
        continue;
      }
      if (command === 'block') {
        const found = block.read(r);
        if (hashText(hash256(found.header)) === wanted) return findInBlock(found, wanted, id);
        continue;
      }
      const tx = readTransaction(r);
      if (txid(tx) === wanted) return tx;
    }
  },
);
