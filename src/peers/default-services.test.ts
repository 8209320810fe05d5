import { makeVersion } from '../../solutions/07-own-version';
import { Connection } from '../../solutions/10-connection';
import { Node } from '../../solutions/11-node';
import { hash256, hashText } from '../../solutions/12-getdata';
import { fetchTransaction, type Transaction, txid } from '../../solutions/13-transaction';
import { BLOCK_170, FIRST_PAYMENT, GENESIS_COINBASE, WITH_WITNESS } from '../suite/recorded-transactions';
import { askForAddresses, Greeting } from '../../solutions/18-gossip';
import { dial } from '../wire/streams/dial';
import type { LoopbackPeer } from './loopback/peer';
import { recording } from './recordings';
import { NotFoundError, ReceiveTimeoutError } from '../wire/streams/peer-errors';
import { loopbackPeer } from './loopback-peer';

const GENESIS = hashText(hash256(recording('block-0').bytes.subarray(0, 80)));

/** Fetches from a loopback peer, as a notebook does. */
async function fetching(fetch: (connection: Connection, peer: LoopbackPeer) => Promise<void>): Promise<void> {
  const peer = await loopbackPeer({ name: 'services' });
  const node = new Node('mainnet', {}, 60_000);
  try {
    await fetch(await node.connect(peer.host, peer.port), peer);
  } finally {
    await node.close();
    await peer.close();
  }
}

test('a loopback peer has a transaction with witnesses in its mempool', () =>
  fetching(async (connection) => {
    const tx: Transaction = await fetchTransaction(connection, WITH_WITNESS.id);
    expect([txid(tx), tx.witnesses?.length]).toEqual([WITH_WITNESS.id, 2]);
  }));

test('an old transaction is not found by itself, but in its block', () =>
  fetching(async (connection) => {
    await expect(fetchTransaction(connection, FIRST_PAYMENT.id)).rejects.toThrow(NotFoundError);
    expect(txid(await fetchTransaction(connection, FIRST_PAYMENT.id, BLOCK_170))).toBe(FIRST_PAYMENT.id);
    expect(txid(await fetchTransaction(connection, GENESIS_COINBASE.id, GENESIS))).toBe(GENESIS_COINBASE.id);
    await expect(fetchTransaction(connection, FIRST_PAYMENT.id, GENESIS)).rejects.toThrow(NotFoundError);
  }));

test('getaddr is answered once: with an address on each network, or with the two that addr can carry', async () => {
  const peer = await loopbackPeer({ name: 'services', version: { version: 70016 } });
  const sharedWith = async (version: number) => {
    const connection = Connection.over(await dial(peer.host, peer.port, 60_000));
    const own = makeVersion({ version });
    await connection.handshake(own, 60_000, undefined, new Greeting(own, false));
    const hosts = (await askForAddresses(connection)).map(({ host }) => host);
    await connection.send('getaddr');
    await connection.send('ping', { nonce: 1n });
    const { command } = await connection.waitFor('addr', 'addrv2', 'pong');
    await connection.close();
    return [...hosts, command];
  };
  try {
    expect(await sharedWith(70015)).toEqual(['198.18.1.9', '2001:db8::1', 'pong']);
    expect(await sharedWith(70016)).toEqual([
      '198.18.1.9',
      '2001:db8::1',
      'pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion',
      'ukeu3k5oycgaauneqgtnvselmt4yemvoilkln7jpvamvfx7dnkdq.b32.i2p',
      'fc00:1:2:3:4:5:6:7',
      '200:1:2:3:4:5:6:a',
      'pong',
    ]);
  } finally {
    await peer.close();
  }
});

test('a request for an unknown block gets no answer, and the peer goes on', () =>
  fetching(async (connection) => {
    connection.patience = 50;
    await expect(fetchTransaction(connection, FIRST_PAYMENT.id, 'ab'.repeat(32))).rejects.toThrow(
      ReceiveTimeoutError,
    );
    connection.patience = 60_000;
    expect(txid(await fetchTransaction(connection, WITH_WITNESS.id))).toBe(WITH_WITNESS.id);
  }));

test('getheaders is answered with no headers if the peer has no chain', () =>
  fetching(async (connection) => {
    const none = new Uint8Array(32);
    await connection.send('getheaders', { version: 70016, locator: [none], stop: none });
    expect((await connection.waitFor('headers')).payload).toEqual(Uint8Array.of(0));
  }));

test('an answer of more than a megabyte is sent, and the peer goes on listening', () =>
  fetching(async (connection) => {
    const unknown = Array.from({ length: 29_127 }, () => ({ type: 1, hash: new Uint8Array(32).fill(0xab) }));
    await connection.send('getdata', unknown);
    expect((await connection.waitFor('notfound')).payload).toHaveLength(3 + 29_127 * 36);
    await connection.send('ping', { nonce: 7n });
    expect((await connection.waitFor('pong')).payload).toEqual(Uint8Array.of(7, 0, 0, 0, 0, 0, 0, 0));
  }));

test('the tutorial’s getdata is not answered, and does not end the connection', () =>
  fetching(async (connection, peer) => {
    connection.socket.write(recording('tutorial-getdata').bytes);
    expect(txid(await fetchTransaction(connection, WITH_WITNESS.id))).toBe(WITH_WITNESS.id);
    expect(peer.transcript.find(({ event }) => event === 'fault')?.note).toMatch(
      /hash at byte 5: expected 32/,
    );
  }));
