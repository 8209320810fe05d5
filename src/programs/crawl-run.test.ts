import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVersion } from '../../solutions/07-own-version';
import { type Visit } from '../../solutions/16-crawl';
import { readVisits } from '../../solutions/17-census';
import { encode } from '../wire/codec/codec';
import { gossipService, ipEntry } from '../peers/loopback/gossip-service';
import type { AddressV2Like } from '../peers/peer-codecs';
import { ALL_GOOD, NODE_KINDS } from '../peers/simnet/node-kinds';
import { type Simulation, startSimulation } from '../peers/simnet/simulation';
import { NETWORK } from '../wire/address-networks';
import { addressText, parseAddress } from '../wire/streams/address';
import { frame, VERACK } from '../suite/bare-client';
import { REFERENCE_CODECS } from '../peers/reference-codecs';
import { withoutPrivate } from './crawl/prepared';
import { rateLimited } from './crawl/rate-limited';
import { printed } from './crawl/print';
import { reasonOf } from './crawl/reason';
import { crawl } from './crawl/run';
import { summary } from './crawl/summary';
import { closeAll, closeLater, start } from '../suite/test-peers';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-crawl-'))));
afterEach(async () => {
  await closeAll();
  rmSync(folder, { recursive: true });
});

const OPTIONS = { concurrency: 8, timeout: 60_000, network: 'mainnet', userAgent: '/test:1/' } as const;

test('of many different failures the most frequent are listed, and the others summed up', () => {
  const visits = Array.from({ length: 3000 }, (_, i) => ({
    address: parseAddress('203.0.113.5:1', 1),
    at: 0,
    took: 1,
    error: `Error${Math.max(i, 2000)}: x`,
  }));
  const [{ rows }] = summary(visits as unknown as Visit[]);
  expect(rows).toContainEqual(['  Error2000', 2001]);
  expect(rows).toContainEqual(['  988 others', 988]);
  expect(rows.length).toBeLessThan(20);
});

test('the next node is asked when it is due, or at once after an abort', async () => {
  const asked: number[] = [];
  const ask = rateLimited(async ({ port }) => {
    asked.push(port);
    return {} as Visit;
  }, 1e-6);
  const controller = new AbortController();
  const visits = [1, 2, 3].map((port) => ask({ host: '', port }, controller.signal));
  await visits[0];
  expect(asked).toEqual([1]);
  controller.abort();
  await Promise.all(visits);
  expect(asked).toHaveLength(3);
});

test.each([
  ['ConnectError: no connection to 127.0.0.1 port 4: connect ECONNREFUSED 127.0.0.1:4', 'refused'],
  ['ConnectError: no connection to 127.0.0.1 port 4: refused (ECONNREFUSED)', 'refused'],
  ['ConnectError: no connection to x.onion port 8333: such a name is reached through Tor only, …', 'Tor'],
  ['ConnectError: no connection to a.example port 8333: … (EAI_AGAIN)', 'names could not be looked up'],
  ['ConnectError: no connection to a.example port 8333: … (ENOTFOUND)', 'no such name'],
  ['', '(nothing)'],
  [
    'ConnectError: no connection to 203.0.113.5 port 8333: no answer in 5000 ms',
    'did not accept the connection in time',
  ],
  ['HandshakeTimeoutError: no version came in 500 ms', 'handshake timed out'],
  ['ClosedError: the other side closed the connection', 'hung up'],
  ['ClosedError: the other side closed the connection, 40 bytes into a message', 'in the middle'],
  ['ClosedError: the other side closed the connection, 1 byte into a message', 'in the middle'],
  ['WireError: magic at byte 0: expected f9beb4d9', 'not a message'],
  ['SomeError: something', 'SomeError'],
])('%s: %s', (error, reason) => {
  expect(reasonOf(error)).toContain(reason);
});

test('of an error with millions of control characters only the beginning is shown, and harmless', () => {
  const reason = reasonOf('\u001b[2J'.repeat(1_000_000));
  expect(reason).toContain('.[2J');
  expect(reason.length).toBeLessThan(1000);
});

test('the rate per second: from the first to the last, and only if that takes at least a second', () => {
  // 50 per second: one every 20 ms
  const visits = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      address: `a:${i + 1}`,
      at: 20 * i,
      took: 3,
      error: 'Error: x',
    }));
  expect(printed(summary(visits(4)))).not.toContain('asked per second');
  expect(printed(summary(visits(51)))).toMatch(/asked per second.* 50 /);
  expect(printed(summary(visits(55)))).toMatch(/asked per second.* 50 /);
});

test('of a user agent with millions of bytes only the beginning is read and shown', () => {
  const user_agent = new Uint8Array(3_900_000).fill(0x1b);
  const payload = encode(REFERENCE_CODECS.version.write, { ...makeVersion(), user_agent });
  const visits = Array.from({ length: 20 }, (_, i) => ({ address: `a:${i + 1}`, at: 0, took: 1, payload }));
  const text = printed(summary(visits));
  expect(text).toMatch(/(\\x1b){14}\\x1…/);
  expect(text.length).toBeLessThan(20_000);
});

test('if no node answered, there is one table only', () => {
  const visits = [{ address: 'a:1', at: 0, took: 1, error: 'Error: x' }];
  const sections = summary(visits);
  expect(sections).toHaveLength(1);
  expect(printed(sections)).toMatch(/asked.*1/);
  expect(summary([])).toHaveLength(1);
});

test('nothing is kept of user agents with millions of bytes', async () => {
  const user_agent = new Uint8Array(3_900_000).fill(0x61);
  const huge = frame('version', encode(REFERENCE_CODECS.version.write, { ...makeVersion(), user_agent }));
  const open = async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {}).once('data', () => socket.end(Buffer.concat([huge, VERACK])));
    });
    closeLater({ close: () => void server.close() });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const list = join(folder, 'list.txt');
  writeFileSync(list, (await Promise.all(Array.from({ length: 5 }, open))).join('\n'));
  const out = join(folder, 'out.jsonl');
  const watcher = { begin: () => {}, visit: () => {}, end: () => {} };
  const { signal } = new AbortController();
  const visits = await crawl({ addresses: list, rate: 1000 }, OPTIONS, out, watcher, signal);
  expect(visits?.map(({ payload, error }) => [payload, typeof error])).toEqual(
    Array(5).fill([undefined, 'string']),
  );
  expect(readFileSync(out, 'utf8').length).toBeLessThan(5000);
});

describe('a crawl by gossip', () => {
  const watcher = { begin: () => {}, visit: () => {}, end: () => {} };
  const { signal } = new AbortController();
  const bounds = { mostKnown: 60, mostPerNode: 50 };

  test('asks the nodes of a simulated network that the first one leads to, within its bounds', async () => {
    const out = join(folder, 'out.jsonl');
    // among so few nodes none is silent: nobody has to wait until the timeout
    const visits = await crawl({ peers: 24, seed: 1, bounds }, OPTIONS, out, watcher, signal);
    const names = visits?.map(({ address }) => address) ?? [];
    expect(new Set(names).size).toBe(60);
    expect(names).toHaveLength(60);
    // the first one is honest: it names most of the others before any that does not exist
    expect(visits?.filter(({ payload }) => payload).length).toBeGreaterThan(12);
    expect(readVisits(readFileSync(out, 'utf8'))).toEqual(visits);
  });

  test('begins with a good, honest node of a simulated network, whatever the first one is', async () => {
    const [seed, { expected }] = await networkWithBadFirst();
    const good = expected.find(({ kind, gossip }) => kind === 'good' && gossip === 'honest');
    const field = { peers: 60, seed, bounds: { mostKnown: 1, mostPerNode: 1 } };
    const visits = await crawl(field, OPTIONS, join(folder, 'out.jsonl'), watcher, signal);
    expect(visits).toMatchObject([{ address: good?.listed, payload: expect.any(Uint8Array) }]);
  });

  test('begins with a node of this machine, and then follows private addresses, too', async () => {
    const known: AddressV2Like[] = [];
    const services = () => [gossipService(REFERENCE_CODECS, () => known)];
    const peers = [await start({ services: services() }), await start({ services: services() })];
    for (const { host, port } of peers) known.push({ time: 0, services: 1n, ...ipEntry(host), port });
    const [from, other] = peers.map(addressText);
    const out = join(folder, 'out.jsonl');
    const field = { from, rate: 1000, bounds: { mostKnown: 3, mostPerNode: 3 } };
    const visits = await crawl(field, OPTIONS, out, watcher, signal);
    expect(visits?.map(({ address, error }) => [address, error])).toEqual([
      [from, undefined],
      [other, undefined],
    ]);
  });
});

/** A network, closed already, whose first node does not answer. @returns its seed, and what its nodes were */
async function networkWithBadFirst(): Promise<[seed: number, network: Simulation]> {
  for (let seed = 1; ; seed++) {
    const network = await startSimulation({ peers: 60, seed, gossip: {}, codecs: REFERENCE_CODECS });
    await network.close();
    if (!NODE_KINDS[network.expected[0].kind].answers) return [seed, network];
  }
}

describe('of the nodes that a node names', () => {
  const NAMED = [
    '8.8.8.8',
    '2a01:4f8::1',
    '10.1.2.3',
    '127.0.0.1',
    'fd00::1',
    '::1',
    `${'a'.repeat(56)}.onion`,
  ];
  const believed = async (from: string, at = from) => {
    const sighting = { port: 8333, network: NETWORK.IPV4, services: 1n, time: 0 };
    const sightings = NAMED.map((host) => ({ ...sighting, host }));
    const ask = withoutPrivate(parseAddress(from, 8333), async ({ host }) => {
      return { address: host, at: 0, took: 0, sightings };
    });
    return (await ask(parseAddress(at, 8333))).sightings?.map(({ host }) => host);
  };

  test.each(['8.8.8.8', '[2a01:4f8::1]', 'node.example', 'localhost.example', 'router.local', '203.0.113.5'])(
    'only those on the Internet are believed, if it begins with %s',
    async (from) => {
      expect(await believed(from)).toEqual(NAMED.slice(0, 2));
      expect(await believed(from, '1.1.1.1')).toEqual(NAMED.slice(0, 2));
    },
  );

  test.each(['127.0.0.1', 'LOCALHOST', '192.168.1.5', '[fd00::7]', '[fe80::1%eth0]', '[::ffff:10.0.0.1]'])(
    'all are believed, if it begins with %s',
    async (from) => expect(await believed(from)).toEqual(NAMED),
  );

  test('none is made up for a node that did not answer', async () => {
    const ask = withoutPrivate(parseAddress('8.8.8.8', 1), async () => {
      return { address: '8.8.8.8:1', at: 0, took: 0, error: 'Error: x' };
    });
    expect((await ask({ host: '8.8.8.8', port: 1 })).sightings).toBe(undefined);
  });
});

test('an interrupted crawl keeps its results, without the interrupted visits', async () => {
  const shares = { ...ALL_GOOD, silent: 0.5 };
  const network = closeLater(await startSimulation({ peers: 30, shares, codecs: REFERENCE_CODECS }));
  const list = join(folder, 'list.txt');
  writeFileSync(list, network.addresses.map(addressText).join('\n'));
  const out = join(folder, 'out.jsonl');
  const controller = new AbortController();
  let reported = 0;
  const watcher = {
    begin: (_: string, total: number) => expect(total).toBe(30),
    visit: () => void (++reported === 3 && controller.abort()),
    end: () => {},
  };
  const visits = await crawl({ addresses: list, rate: 1000 }, OPTIONS, out, watcher, controller.signal);
  if (!visits) throw new Error('it was interrupted before any node was asked');
  expect(reported).toBe(visits.length);
  expect(visits.length).toBeGreaterThanOrEqual(3);
  expect(visits.length).toBeLessThan(16);
  for (const { payload } of visits) expect(payload).toBeInstanceOf(Uint8Array);
  expect(readVisits(readFileSync(out, 'utf8'))).toEqual(visits);
});

test('an interrupt while a large network starts ends it at once: no node is asked, and no file is written', async () => {
  const out = join(folder, 'out.jsonl');
  const controller = new AbortController();
  const begin = jest.fn();
  const watcher = { begin, visit: () => {}, end: () => {} };
  // it takes many seconds to start
  const crawling = crawl({ peers: 12_000, seed: 1 }, OPTIONS, out, watcher, controller.signal);
  setImmediate(() => controller.abort());
  expect(await crawling).toBe(undefined);
  expect(begin).not.toHaveBeenCalled();
  expect(existsSync(out)).toBe(false);
  expect(await crawl({ peers: 9, seed: 1 }, OPTIONS, out, watcher, controller.signal)).toBe(undefined);
});
