import { Connection } from '../../solutions/10-connection';
import { Node } from '../../solutions/11-node';
import { askFor, INVENTORY } from '../../solutions/12-getdata';
import { fetchTransaction, type Transaction, txid } from '../../solutions/13-transaction';
import { dialEncrypted } from '../../solutions/19-encrypted';
import { announce, cfheaders, scan } from '../../solutions/20-light-client';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode } from '../wire/codec/codec';
import { FILTER_LIES, type FilterLie, servedBlocks } from './filter-lies';
import { loopbackPeer } from './loopback-peer';
import {
  PAYMENT_HEIGHT,
  PAYMENT_SCRIPT,
  PAYMENT_VALUE,
  paymentChain,
  PAYMENTS_LENGTH,
} from './payment-chain';

/** Talk to a loopback peer with the chain of payments. */
async function talking(
  body: (connect: () => ReturnType<Node['connect']>, transcript: () => string[]) => Promise<void>,
  lie?: FilterLie,
): Promise<void> {
  const peer = await loopbackPeer({ name: 'payments', chain: 'payments', lie });
  const node = new Node('mainnet', { services: 8n }, 60_000);
  const faults = () =>
    peer.transcript.flatMap((entry) => (entry.event === 'fault' ? [entry.note ?? ''] : []));
  try {
    await body(() => node.connect(peer.host, peer.port), faults);
  } finally {
    await node.close();
    await peer.close();
  }
}

test('a light client finds the payment', () =>
  talking(async (connect) => {
    const connection = await connect();
    expect(connection.theirs).toMatchObject({ services: 73n, start_height: PAYMENTS_LENGTH });
    const { payments } = await scan(connection, CHAIN_RULES.practice, [PAYMENT_SCRIPT]);
    expect(payments).toEqual([
      { height: PAYMENT_HEIGHT, txid: expect.any(String) as string, index: 1, value: PAYMENT_VALUE },
    ]);
  }));

test('a light client finds the payment over the second transport', async () => {
  const peer = await loopbackPeer({ name: 'payments', chain: 'payments' });
  const socket = await dialEncrypted(peer.host, peer.port, 60_000, 'mainnet', { transport: 'v2' });
  const connection = Connection.over(socket);
  try {
    await connection.handshake();
    const { payments } = await scan(connection, CHAIN_RULES.practice, [PAYMENT_SCRIPT]);
    expect(payments).toHaveLength(1);
  } finally {
    await connection.close();
    await peer.close();
  }
});

test.each<[FilterLie, string]>([
  ['another-filter', `block of the filter at height ${PAYMENT_HEIGHT}`],
  ['filter-without-payment', `hash of the filter at height ${PAYMENT_HEIGHT}`],
  ['wrong-filter-hash', `hash of the filter at height ${PAYMENT_HEIGHT}`],
  ['wrong-merkle-root', 'are not those that its header commits to'],
])('the lie %s is noticed', (lie, message) =>
  talking(async (connect) => {
    const scanning = scan(await connect(), CHAIN_RULES.practice, [PAYMENT_SCRIPT]);
    await expect(scanning).rejects.toThrow(message);
  }, lie),
);

test('a payment that is hidden consistently is not noticed, but the filter header differs', () =>
  talking(async (connect) => {
    const { payments, filters } = await scan(await connect(), CHAIN_RULES.practice, [PAYMENT_SCRIPT]);
    expect(payments).toEqual([]);
    expect(filters.tip).not.toEqual(paymentChain()[PAYMENTS_LENGTH].filterHeader);
  }, 'hidden-payment'));

test('each lie is described in a sentence, and an unknown one is rejected', () => {
  for (const { what } of Object.values(FILTER_LIES)) expect(what).toMatch(/^[a-z].*[^.]$/);
  expect(() => servedBlocks(paymentChain(), 'white' as FilterLie)).toThrow(
    /no lie white; available: .*hidden/,
  );
});

test('a lie does not change the chain that an honest peer serves', () => {
  for (const lie of Object.keys(FILTER_LIES)) servedBlocks(paymentChain(), lie as FilterLie);
  const honest = paymentChain();
  expect(servedBlocks(honest)).toEqual([...honest]);
});

describe('ranges', () => {
  const ask = (command: string, start_height: number, at: number, filter_type = 0) =>
    talking(async (connect, faults) => {
      const connection = await connect();
      const stop_hash = paymentChain()[at]?.hash ?? new Uint8Array(32).fill(1);
      await connection.send(command, { filter_type, start_height, stop_hash });
      await connection.send('ping', { nonce: 1n });
      await connection.waitFor('pong');
      expect(faults()).toEqual([expect.stringContaining(command)]);
    });

  test('that end before they begin are not answered', () => ask('getcfheaders', 5, 4));
  test('of another type are not answered', () => ask('getcfilters', 0, 4, 1));
  test('up to a hash that is not on the chain are not answered', () => ask('getcfilters', 0, 999));

  test('of one block are answered', () =>
    talking(async (connect) => {
      const connection = await connect();
      const { hash, filterHash } = paymentChain()[7];
      await connection.send('getcfheaders', { filter_type: 0, start_height: 7, stop_hash: hash });
      const { payload } = await connection.waitFor('cfheaders');
      expect(decode(cfheaders.read, payload)).toEqual({
        filter_type: 0,
        stop_hash: hash,
        previous_filter_header: paymentChain()[6].filterHeader,
        filter_hashes: [filterHash],
      });
    }));
});

describe('the mempool', () => {
  const tx = (index: number): Transaction => ({
    version: 2,
    inputs: [{ txid: new Uint8Array(32).fill(9), index, script: new Uint8Array(), sequence: 0 }],
    outputs: [{ value: 1n, script: PAYMENT_SCRIPT }],
    witnesses: [[Uint8Array.of(0x51)]],
    locktime: 0,
  });

  test('has what was announced, with its witnesses, for every connection', () =>
    talking(async (connect) => {
      const id = await announce(await connect(), tx(0));
      const other = await connect();
      // the peer handles connections side by side
      const found = await fetchTransaction(other, id).catch(() => fetchTransaction(other, id));
      expect([txid(found), found.witnesses]).toEqual([id, [[Uint8Array.of(0x51)]]]);
    }));

  test('does not ask for what it has', () =>
    talking(async (connect) => {
      const connection = await connect();
      const id = await announce(connection, tx(1));
      const asked: string[] = [];
      connection.transcript.watch = (_, { command }) => void asked.push(command);
      await connection.send('inv', askFor(INVENTORY.TX, id));
      await connection.send('inv', askFor(INVENTORY.BLOCK, id));
      await connection.send('ping', { nonce: 1n });
      await connection.waitFor('pong');
      expect(asked).not.toContain('getdata');
    }));

  test('takes a hundred transactions, and no more', () =>
    talking(async (connect) => {
      const connection = await connect();
      const ids = Array.from({ length: 101 }, (_, i) => tx(i));
      for (const one of ids) await announce(connection, one);
      await fetchTransaction(connection, txid(ids[99]));
      await expect(fetchTransaction(connection, txid(ids[100]))).rejects.toThrow('does not have');
    }));
});
