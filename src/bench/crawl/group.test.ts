import { startSimulation } from '../../peers/simnet/simulation';
import { ALL_GOOD } from '../../peers/simnet/node-kinds';
import { REFERENCE_CODECS } from '../../peers/reference-codecs';
import { closeAll, closeLater } from '../../suite/test-peers';
import { bareHandshakes, greeting } from './bare';
import { crawled } from './crawled';
import { crawl } from './group';
import { socketMemory, visitMemory } from './memory';

afterEach(closeAll);

const network = async (peers: number, silent = 0) =>
  closeLater(await startSimulation({ peers, shares: { ...ALL_GOOD, silent }, codecs: REFERENCE_CODECS }));

test('bare sockets and the crawl shake hands with every node', async () => {
  const { addresses } = await network(20);
  expect(await bareHandshakes(addresses, 3, greeting('mainnet'))).toBe(20);
  expect(await crawled(addresses, 3)).toEqual({ visits: 20, answered: 20 });
});

test('failed connections and other networks are not counted', async () => {
  const { addresses, close } = await network(5);
  expect(await bareHandshakes(addresses, 3, greeting('testnet3'))).toBe(0);
  await close();
  expect(await bareHandshakes(addresses, 3, greeting('mainnet'))).toBe(0);
  expect(await crawled(addresses, 3)).toEqual({ visits: 5, answered: 0 });
});

test('memory is measured with all connections open, and they are closed afterwards', async () => {
  const { addresses } = await network(100, 1);
  const open = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  for (const memory of [visitMemory, socketMemory]) {
    expect(Object.keys(await memory(addresses))).toEqual(['rss', 'held']);
    while (open() > 0) await new Promise((resolve) => setImmediate(resolve));
  }
});

test('each case returns as many results as it announces, or KB', async () => {
  for await (const { measured, workbook, limit, expected } of crawl.cases('tiny', new Map())) {
    expect(expected).toBe(20);
    if (measured === 'memory') {
      expect(await workbook()).toBeLessThan(10_000);
    } else {
      await limit.work();
      expect(await workbook()).toBe(expected);
    }
  }
});
