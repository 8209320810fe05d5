import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ping } from '../../solutions/09-handshake';
import { makeVersion } from '../../solutions/07-own-version';
import { Connection } from '../../solutions/10-connection';
import { Node } from '../../solutions/11-node';
import { hashText, INVENTORY, inventories } from '../../solutions/12-getdata';
import { fetchTransaction, txid } from '../../solutions/13-transaction';
import { followChain, startChain } from '../../solutions/15-chain';
import { Greeting } from '../../solutions/18-gossip';
import { hex } from '../wire/bytes';
import { dial } from '../wire/streams/dial';
import { CHAIN_RULES } from '../wire/chain-rules';
import { decode } from '../wire/codec/codec';
import { root } from '../base/root';
import { NotFoundError, PeerError } from '../wire/streams/peer-errors';
import { type Btcd, SEGWIT_HEIGHT, startBtcd } from './btcd';
import { pay } from './btcd-payment';
import { describeWithBtcd } from './btcd-program';

const NOWHERE = 'ab'.repeat(32);

/** The command line of `fetch-tx` in package.json. */
function fetchTxProgram(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return scripts['fetch-tx'].split(' ').slice(1);
}

// Tests the reference against an independent implementation. It relies only on what every node does: the
// order of messages, and additional messages, are up to the node.
describeWithBtcd('the reference talks to a real node', (program) => {
  let btcd: Btcd;
  /** A block with a payment in it, the payment's txid, and that of the coinbase. */
  let mined: { block: string; payment: string; coinbase: string };
  /** Puts a payment into the mempool, where it waits to be mined. @returns its txid */
  let pays: () => Promise<string>;
  const node = new Node('simnet', {}, 60_000);

  beforeAll(async () => {
    btcd = await startBtcd(program);
    const blocks = await btcd.mine(SEGWIT_HEIGHT);
    pays = () => pay(btcd, blocks.shift()!);
    const payment = await pays();
    const [block] = await btcd.mine(1);
    const { tx } = await btcd.rpc<{ tx: string[] }>('getblock', block, 1);
    mined = { block, payment, coinbase: tx[0] };
  });

  afterEach(() => node.close());
  afterAll(() => btcd?.stop());

  const connected = async (): Promise<Connection> => {
    const connection = await node.connect('127.0.0.1', btcd.port);
    await btcd.knows();
    return connection;
  };

  test('they shake hands, and each knows the user agent of the other', async () => {
    const { theirs } = await connected();
    expect(new TextDecoder().decode(theirs?.user_agent)).toContain('btcd');
    expect(theirs?.start_height).toBe(await btcd.rpc('getblockcount'));
    const peers = await btcd.rpc<{ subver: string }[]>('getpeerinfo');
    expect(peers.map(({ subver }) => subver)).toContain('/wire-workbook:0.1/');
  });

  test('it says between version and verack that it wants addrv2, and takes what we offer', async () => {
    const connection = Connection.over(await dial('127.0.0.1', btcd.port, 60_000), 'simnet');
    const own = makeVersion({ version: 70017 });
    const greeting = new Greeting(own, false);
    await connection.handshake(own, 60_000, undefined, greeting);
    expect([greeting.addrV2, greeting.wtxidRelay, greeting.features]).toEqual([true, false, []]);
    await connection.send('ping', { nonce: 1n });
    await connection.waitFor('pong');
    await connection.close();
  });

  test('a ping is answered by a pong with the same nonce', async () => {
    const connection = await connected();
    const nonce = 0x0123456789abcdefn;
    await connection.send('ping', { nonce });
    const { payload } = await connection.waitFor('pong');
    expect(decode(ping.read, payload)).toEqual({ nonce });
  });

  test('a transaction from the mempool comes with its witness', async () => {
    const waiting = await pays();
    const tx = await fetchTransaction(await connected(), waiting);
    expect(txid(tx)).toBe(waiting);
    // the one-byte script OP_TRUE
    expect(tx.witnesses?.map((items) => items.map(hex))).toEqual([['51']]);
  });

  test('a transaction in a block is not sent by itself, but is found in its block', async () => {
    const connection = await connected();
    const { block, payment } = mined;
    await expect(fetchTransaction(connection, payment)).rejects.toThrow(NotFoundError);
    const tx = await fetchTransaction(connection, payment, block);
    expect([txid(tx), tx.witnesses?.length]).toEqual([payment, 1]);
  });

  test('the coinbase is found in its block', async () => {
    const { block, coinbase } = mined;
    const tx = await fetchTransaction(await connected(), coinbase, block);
    expect(txid(tx)).toBe(coinbase);
    expect(tx.inputs.map(({ txid, index }) => [hex(txid), index])).toEqual([['00'.repeat(32), 0xffffffff]]);
  });

  test('unknown transactions and blocks are not sent', async () => {
    const connection = await connected();
    await expect(fetchTransaction(connection, NOWHERE)).rejects.toThrow(NotFoundError);
    await expect(fetchTransaction(connection, mined.payment, (await btcd.mine(1))[0])).rejects.toThrow(
      NotFoundError,
    );
    // for a block, some nodes send notfound, and others nothing
    connection.patience = 500;
    await expect(fetchTransaction(connection, mined.payment, NOWHERE)).rejects.toThrow(PeerError);
  });

  test('a new block is announced by its hash', async () => {
    const connection = await connected();
    const [hash] = await btcd.mine(1);
    // a transaction may be announced first
    for (;;) {
      const { payload } = await connection.waitFor('inv');
      const blocks = decode(inventories.read, payload).filter(({ type }) => type === INVENTORY.BLOCK);
      if (blocks.length === 0) continue;
      expect(blocks.map((one) => hashText(one.hash))).toContain(hash);
      return;
    }
  });

  test('its headers are followed from the first block to its tip', async () => {
    const chain = startChain(CHAIN_RULES.simnet);
    await followChain(await connected(), chain);
    expect(chain.height).toBe(await btcd.rpc('getblockcount'));
    expect(hashText(chain.tip.hash)).toBe(await btcd.rpc('getbestblockhash'));
  });

  test('new headers are followed from the previous tip', async () => {
    const connection = await connected();
    const chain = startChain(CHAIN_RULES.simnet);
    await followChain(connection, chain);
    const { height } = chain;
    const [, last] = await btcd.mine(2);
    const batches: number[] = [];
    await followChain(connection, chain, (_, batch) => void batches.push(batch.length));
    expect([chain.height, hashText(chain.tip.hash), batches]).toEqual([height + 2, last, [2]]);
    await followChain(connection, chain, (_, batch) => void batches.push(batch.length));
    expect(batches).toEqual([2, 0]);
  });

  test('under the rules of another network, its first header is rejected', async () => {
    const chain = startChain(CHAIN_RULES.regtest);
    await expect(followChain(await connected(), chain)).rejects.toThrow('link at height 1');
    expect(chain.height).toBe(0);
  });

  test('npm run fetch-tx shows a transaction from the mempool', async () => {
    const waiting = await pays();
    const { code, stdout } = await fetchTx(waiting);
    expect(stdout).toMatch(/^Request: getdata\n161c1412/m);
    expect(stdout).toMatch(/^Response: tx\n161c1412/m);
    expect(stdout).toContain(`\n${waiting}, `);
    expect(code).toBe(0);
  });

  test('npm run fetch-tx shows a transaction from a block', async () => {
    const { code, stdout } = await fetchTx(mined.payment, '--block', mined.block);
    expect(stdout).toMatch(/^Response: block\n161c1412/m);
    expect(stdout).toContain(`\n${mined.payment}, `);
    expect(code).toBe(0);
  });

  test('npm run fetch-tx fails if the transaction is not found', async () => {
    const { code, stderr } = await fetchTx(mined.payment);
    expect(stderr).toContain('NotFoundError');
    expect(code).toBe(1);
  });

  const fetchTx = (...words: string[]) =>
    run([...fetchTxProgram(), `127.0.0.1:${btcd.port}`, ...words, '--network', 'simnet']);
});

function run(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root() }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}
