import { count } from '../../../solutions/03-varints';
import type { Connection } from '../../../solutions/08-handshake';
import * as right from '../../../solutions/10-headers';
import {
  type Chain,
  extendChain,
  type HashedHeader,
  headers,
  MAX_HEADERS,
  MAX_HEIGHT,
  readHeaderEntry,
  writeHeaderEntry,
} from '../../../solutions/10-headers';
import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { decode, list } from '../../../src/wire/codec/codec';
import { Reader } from '../../../src/wire/codec/reader';

/** Wrong answers for followChain. */
export const mistakes = new MistakeTable('followChain');

// It adds a batch to a copy of the chain, which it drops if a header is bad.
mistakes.add(
  'follow-all-or-nothing',
  'what was checked before an error stays',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = MAX_HEIGHT,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = headers.read(new Reader(payload));
      const longer = { ...chain };
      for (const next of batch) extendChain(longer, next);
      Object.assign(chain, longer);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// do … while: it asks at least once.
mistakes.add(
  'follow-asks-before-it-checks',
  'high enough from the beginning',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = MAX_HEIGHT,
  ): Promise<void> => {
    let batch: HashedHeader[];
    do {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      batch = headers.read(new Reader(payload));
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
    } while (batch.length === MAX_HEADERS && chain.height < until);
  },
);

// 2,000 headers are a lot: that must be all.
mistakes.add(
  'follow-asks-once',
  '2,000 headers are a full message',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = false;
    }
  },
);

// The last header is the new tip, and it believes everything in between.
mistakes.add(
  'follow-believes-everything',
  'You did not report the gap',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      if (batch.length > 0) chain.tip = batch[batch.length - 1];
      chain.height += batch.length;
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// A list without its own limit.
mistakes.add(
  'follow-believes-the-count',
  'You believed the count',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(
        list(count, { read: readHeaderEntry, write: writeHeaderEntry }, 100_000).read,
        payload,
      );
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// onBatch is called in the inner loop.
mistakes.add(
  'follow-calls-onbatch-for-each-header',
  'not for each header',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) {
        extendChain(chain, next);
        await onBatch(chain, batch);
      }

      full = batch.length === MAX_HEADERS;
    }
  },
);

// It calls onBatch as soon as the message is there.
mistakes.add(
  'follow-calls-onbatch-too-early',
  'when the headers are on the chain, not before',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      await onBatch({ ...chain }, batch);
      for (const next of batch) extendChain(chain, next);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// onBatch without await: it runs at the same time as the next request.
mistakes.add(
  'follow-does-not-wait',
  'and wait for it',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      void onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// It makes the request once, before the loop.
mistakes.add(
  'follow-from-the-beginning',
  'Each request starts again from the first header',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    const from = chain.tip.hash;
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [from], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// What the caller does with a batch should not end the loop.
mistakes.add(
  'follow-hides-errors-of-onbatch',
  'onBatch failed, and you hid its error',
  (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until?: number,
  ): Promise<void> => {
    const quietly = async (longer: Chain, batch: HashedHeader[]) => {
      try {
        await onBatch(longer, batch);
      } catch {
        // the next batch may go better
      }
    };
    return right.followChain(connection, chain, quietly, until);
  },
);

// It overlooks the fourth parameter.
mistakes.add(
  'follow-ignores-until',
  'and you asked for more',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && until > 0) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// It reverses the hash of the tip, as people write it.
mistakes.add(
  'follow-locator-as-displayed',
  'The locator begins with the hash of the tip',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = {
        version: 70016,
        locator: [chain.tip.hash.slice().reverse()],
        stop: new Uint8Array(32),
      };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// while (true): a node that has no more says so, but it does not listen.
mistakes.add(
  'follow-never-ends',
  'It never ended',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length <= MAX_HEADERS;
    }
  },
);

// decode() requires that all bytes are used. A node ignores what comes after the last field.
mistakes.add(
  'follow-rejects-trailing-bytes',
  'Nodes ignore what comes after the last field',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = MAX_HEIGHT,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// The stop hash is where we are: it is where the node should stop.
mistakes.add(
  'follow-stops-at-the-tip',
  'The stop hash is all zeros',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: chain.tip.hash };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// A bad header ends the loop, and the caller never learns of it.
mistakes.add(
  'follow-swallows-errors',
  'You did not report the gap',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.waitFor('headers');
      const batch = decode(headers.read, payload);
      try {
        for (const next of batch) extendChain(chain, next);
      } catch {
        return;
      }
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);

// receive() instead of waitFor(): whatever comes is the answer.
mistakes.add(
  'follow-takes-any-message',
  'An inv came before the answer',
  async (
    connection: Connection,
    chain: Chain,
    onBatch: (chain: Chain, batch: HashedHeader[]) => void | Promise<void> = () => {},
    until = Infinity,
  ): Promise<void> => {
    let full = true;
    while (full && chain.height < until) {
      const question = { version: 70016, locator: [chain.tip.hash], stop: new Uint8Array(32) };
      await connection.send('getheaders', question);
      const { payload } = await connection.receive();
      const batch = decode(headers.read, payload);
      for (const next of batch) extendChain(chain, next);
      await onBatch(chain, batch);
      full = batch.length === MAX_HEADERS;
    }
  },
);
