import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Node } from '../../solutions/11-node';
import { followChain, startChain } from '../../solutions/15-chain';
import { CHAIN_RULES } from '../wire/chain-rules';
import { loopbackPeer } from './loopback-peer';
import { lessonPeer } from './lesson-peer';
import { PRACTICE_LENGTH, practiceChain } from './practice-chain';

/** Run with an empty cache folder. */
async function withoutCache(run: (folder: string) => Promise<void>): Promise<void> {
  const before = process.env.WORKBOOK_CACHE;
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  process.env.WORKBOOK_CACHE = folder;
  try {
    await run(folder);
  } finally {
    if (before === undefined) delete process.env.WORKBOOK_CACHE;
    else process.env.WORKBOOK_CACHE = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a loopback peer serves the practice chain, and its version message has the height', async () => {
  const met = await lessonPeer({ name: 'practice', chain: 'practice' }, {});
  const node = new Node(met.network, {}, 60_000);
  try {
    const connection = await node.connect(met.host, met.port);
    const chain = startChain(CHAIN_RULES[met.rules]);
    const reported: number[] = [];
    await followChain(connection, chain, ({ height }) => void reported.push(height), 4000);
    expect(reported).toEqual([2000, 4000]);
    expect(connection.theirs?.start_height).toBe(PRACTICE_LENGTH);
  } finally {
    await Promise.all([node.close(), met.close()]);
  }
});

test('a peer without the chain does not mine it, and has the rules of its network', async () => {
  await withoutCache(async () => {
    let mined = 0;
    const peer = await loopbackPeer({ name: 'no chain', onMining: (done) => void (mined = done) });
    const met = await lessonPeer({ name: 'no chain' }, { BITCOIN_NETWORK: 'regtest' });
    await Promise.all([peer.close(), met.close()]);
    expect([mined, met.rules]).toEqual([0, 'regtest']);
  });
});

test('for a real node, the rules of its network apply', async () => {
  const env = { BITCOIN_PEER: '203.0.113.5', BITCOIN_NETWORK: 'testnet4' };
  expect(await lessonPeer({ chain: 'practice' }, env)).toMatchObject({
    host: '203.0.113.5',
    rules: 'testnet4',
  });
});

test('mining reports progress, and the chain is cached for the next time', async () => {
  await withoutCache(async () => {
    const reported: number[] = [];
    const first = await practiceChain(1200, (done) => void reported.push(done));
    const second = await practiceChain(1200, (done) => void reported.push(done));
    expect(reported).toEqual([500, 1000]);
    expect(second).toEqual(first);
    expect(first.length).toBe(1200 * 80);
  });
});

test('two callers at the same time mine the chain only once', async () => {
  await withoutCache(async () => {
    const reported: number[] = [];
    const tell = (done: number) => void reported.push(done);
    const [one, other] = await Promise.all([practiceChain(1000, tell), practiceChain(1000, tell)]);
    expect(reported).toEqual([500, 1000]);
    expect(other).toEqual(one);
  });
});
