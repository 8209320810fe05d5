import { setTimeout as setTimer } from 'node:timers/promises';
import { hasBit } from '../../solutions/04-services';
import { Connection } from '../../solutions/10-connection';
import { Node } from '../../solutions/11-node';
import { readTransaction, txid } from '../../solutions/13-transaction';
import { dialEncrypted } from '../../solutions/19-encrypted';
import { announce, scan } from '../../solutions/20-light-client';
import { fromHex } from '../wire/bytes';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode } from '../wire/codec/codec';
import { type Btcd, SEGWIT_HEIGHT, startBtcd } from './btcd';
import { pay, paymentFrom } from './btcd-payment';
import { describeWithBtcd } from './btcd-program';

/** The script that the payment is to: witness version 0, and a hash of 20 bytes that nobody has a key for. */
const MINE = `0014${'20'.repeat(20)}`;

describeWithBtcd('a light client of the reference and a real node', (program) => {
  let btcd: Btcd;
  /** Blocks whose coinbases can be spent. */
  let blocks: string[];
  let payment: string;
  // it knows what a witness is: otherwise btcd asks for transactions without
  const node = new Node('simnet', { services: 8n }, 60_000);

  beforeAll(async () => {
    // with a proxy, btcd does not offer the second transport
    btcd = await startBtcd(program, ['--v2transport', '--proxy=']);
    blocks = await btcd.mine(SEGWIT_HEIGHT);
    payment = await pay(btcd, blocks.shift()!, MINE);
    await btcd.mine(1);
    await btcd.mine(5);
  });
  afterEach(() => node.close());
  afterAll(() => btcd?.stop());

  const connected = async (transport: 'auto' | 'v1' = 'auto'): Promise<Connection> => {
    const socket = await dialEncrypted('127.0.0.1', btcd.port, 60_000, 'simnet', { transport });
    const connection = await node.greet(Connection.over(socket, 'simnet'));
    await btcd.knows();
    return connection;
  };

  /** The size of all blocks, without witnesses. */
  const bytesOfAll = async () => {
    let bytes = 0;
    const last = await btcd.rpc<number>('getblockcount');
    for (let height = 0; height <= last; height++) {
      const hash = await btcd.rpc<string>('getblockhash', height);
      bytes += (await btcd.rpc<{ strippedsize: number }>('getblock', hash, 1)).strippedsize;
    }
    return bytes;
  };

  test.each([
    ['auto', true],
    ['v1', false],
  ] as const)(
    'one payment among 300 blocks, with at most 2 % of their bytes: %s',
    async (transport, encrypted) => {
      const connection = await connected(transport);
      const [peer] = await btcd.rpc<{ v2_connection: boolean }[]>('getpeerinfo');
      expect(peer.v2_connection).toBe(encrypted);
      expect(hasBit(connection.theirs!.services, 6)).toBe(true);
      const { payments, chain, filters } = await scan(connection, CHAIN_RULES.simnet, [fromHex(MINE)]);
      expect(payments).toEqual([
        { height: SEGWIT_HEIGHT + 1, txid: payment, index: 0, value: 49_9999_0000n },
      ]);
      expect([chain.height, filters.height]).toEqual([SEGWIT_HEIGHT + 6, SEGWIT_HEIGHT + 6]);
      const { entries, dropped } = connection.transcript;
      expect(dropped).toBe(0);
      const received = entries.filter(
        (entry) => 'direction' in entry && entry.direction === 'received' && entry.command === 'block',
      ) as { length: number }[];
      expect(received).toHaveLength(1);
      expect(received[0].length).toBeLessThanOrEqual(0.02 * (await bytesOfAll()));
    },
  );

  test('the filter header is the one that btcd has', async () => {
    const { filters } = await scan(await connected(), CHAIN_RULES.simnet, [fromHex(MINE)]);
    const tip = await btcd.rpc<string>('getbestblockhash');
    expect(Buffer.from(filters.tip).reverse().toString('hex')).toBe(
      await btcd.rpc<string>('getcfilterheader', tip, 0),
    );
  });

  test('an announced transaction is in its mempool', async () => {
    const tx = decode(readTransaction, fromHex(await paymentFrom(btcd, blocks.shift()!, MINE)));
    expect(await announce(await connected(), tx)).toBe(txid(tx));
    // it says nothing when it has accepted a transaction
    while (!(await btcd.rpc<string[]>('getrawmempool')).includes(txid(tx))) await setTimer(20);
  });

  test('of a peer with services 0, the node asks for it without its witnesses', async () => {
    const stranger = new Node('simnet', {}, 60_000);
    try {
      const connection = await stranger.connect('127.0.0.1', btcd.port);
      await btcd.knows();
      const tx = decode(readTransaction, fromHex(await paymentFrom(btcd, blocks.shift()!, MINE)));
      const asked: number[] = [];
      connection.transcript.watch = (direction, { command, payload }) => {
        if (direction === 'received' && command === 'getdata') asked.push(payload[4]);
      };
      await announce(connection, tx);
      expect(asked).toEqual([0]);
    } finally {
      await stranger.close();
    }
  });
});
