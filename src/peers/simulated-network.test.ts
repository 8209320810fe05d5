import { Reader } from '../wire/codec/reader';
import { NODE_KINDS, type NodeKindName } from './simnet/node-kinds';
import { startSimulation, type Expected, type SimulationOptions } from './simnet/simulation';
import { type BareClient, bareClient, frame, VERACK, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from './reference-codecs';
import { simulation } from './simulated-network';
import { inChildProcess } from './in-child-process';
import { closeAll, closeLater } from '../suite/test-peers';

const start = async (options: SimulationOptions) =>
  closeLater(await startSimulation({ ...options, codecs: REFERENCE_CODECS }));

const called = async ({ address }: Expected) => closeLater(await bareClient(address));

/** Send a version, and return the client once the node has sent its verack or closed the connection. */
async function greeted(node: Expected): Promise<BareClient> {
  const client = await called(node);
  client.send(VERSION);
  await client.until(() => client.ended || client.commands.includes('verack'));
  return client;
}

const said = async (node: Expected) =>
  REFERENCE_CODECS.version.read(new Reader((await greeted(node)).messages[0].payload));

function only(kind: NodeKindName, expected: Expected[]): Expected[] {
  const found = expected.filter((one) => one.kind === kind);
  expect(found).not.toEqual([]);
  return found;
}

afterEach(closeAll);

describe('a simulated network', () => {
  test('has nodes of every kind, even if it is small', async () => {
    const { expected, addresses } = await start({ peers: 50 });
    expect(addresses).toHaveLength(50);
    expect(new Set(addresses.map(({ port }) => port)).size).toBe(50);
    for (const kind of Object.keys(NODE_KINDS) as NodeKindName[]) only(kind, expected);
    expect(addresses).toEqual(expected.map(({ address }) => address));
  });

  test('has about one bad node in seven', async () => {
    const { expected } = await start({ peers: 200 });
    const bad = expected.filter(({ kind }) => !['good', 'clock', 'odd'].includes(kind));
    expect(bad.length).toBe(29);
  });

  test('is the same for the same seed, apart from the ports; another seed yields another one', async () => {
    const [one, same, other] = await Promise.all([3, 3, 4].map((seed) => start({ peers: 20, seed })));
    const nodes = ({ expected }: { expected: Expected[] }) => expected.map(({ address: _, ...node }) => node);
    expect(nodes(same)).toEqual(nodes(one));
    expect(nodes(other)).not.toEqual(nodes(one));
  });

  test('lists each node with a unique reserved address, IPv6 in brackets', async () => {
    const { expected } = await start({ peers: 200 });
    const listed = expected.map((one) => one.listed);
    expect(new Set(listed).size).toBe(200);
    for (const text of listed) expect(text).toMatch(/^(198\.1[89]\.\d+\.\d+|\[2001:db8:[0-9a-f:]*\]):\d+$/);
    expect(listed.some((text) => text.startsWith('['))).toBe(true);
  });

  test('a good node completes the handshake, sends both addresses, and answers a ping', async () => {
    const { expected } = await start({ peers: 50, now: () => 1_532_700_000_999 });
    const [node] = only('good', expected);
    const client = await greeted(node);
    expect(client.commands).toEqual(['version', 'verack']);
    expect(REFERENCE_CODECS.version.read(new Reader(client.messages[0].payload))).toMatchObject({
      version: node.sample.version,
      services: node.sample.services,
      timestamp: 1_532_700_000n,
      addr_recv: { ip: '127.0.0.1', port: client.socket.localPort },
      nonce: node.nonce,
      start_height: node.sample.height,
    });
    client.send(VERACK);
    client.send(ping);
    expect(await client.message('pong')).toEqual(ping.subarray(24));
  });

  test('nodes that lie all send the same address, and have different user agents', async () => {
    const { expected } = await start({ peers: 100, shares: { lies: 0.2 } });
    const answers = await Promise.all(only('lies', expected).map(said));
    for (const { addr_recv } of answers) expect(addr_recv).toMatchObject({ ip: '198.27.100.9', port: 8333 });
    const agents = new Set(answers.map(({ user_agent }) => Buffer.from(user_agent!).toString()));
    expect(agents.size).toBeGreaterThan(1);
    // and not every node with such a user agent lies
    const good = only('good', expected).map(({ sample }) => Buffer.from(sample.userAgent).toString());
    expect(good.some((agent) => agents.has(agent))).toBe(true);
  });

  test('a wrong clock is wrong by the expected skew', async () => {
    const { expected } = await start({ peers: 50, now: () => 1_532_700_000_000 });
    const [node] = only('clock', expected);
    expect(node.skew).not.toBe(0);
    expect((await said(node)).timestamp).toBe(1_532_700_000n + BigInt(node.skew));
  });

  test('a slow node completes the handshake, too', async () => {
    const { expected } = await start({ peers: 50, slowness: 2 });
    const client = await greeted(only('slow', expected)[0]);
    expect(client.commands).toEqual(['version', 'verack']);
  });

  test('a node of kind cut closes the connection in the middle of its version message', async () => {
    const { expected } = await start({ peers: 50 });
    const client = await greeted(only('cut', expected)[0]);
    expect(client.messages).toEqual([]);
    expect(client.received.length).toBeGreaterThan(24);
  });

  test('garbage is not a message of this network', async () => {
    const { expected } = await start({ peers: 50, shares: { garbage: 0.4 } });
    for (const node of only('garbage', expected)) {
      const client = await called(node);
      client.send(VERSION);
      await client.until(() => client.received.length > 0);
      expect(client.received.subarray(0, 4).toString('hex')).not.toBe('f9beb4d9');
    }
  });

  test('a silent node accepts the connection and sends nothing', async () => {
    const { expected } = await start({ peers: 50 });
    const client = await called(only('silent', expected)[0]);
    client.send(VERSION);
    // meanwhile another node answers
    await greeted(only('good', expected)[0]);
    expect(client.ended).toBe(false);
    expect(client.received).toHaveLength(0);
  });

  test('a refusing node has a closed port, which is not reused', async () => {
    const { expected } = await start({ peers: 50 });
    const refusing = only('refuses', expected);
    const others = await start({ peers: 200 });
    for (const { address } of refusing) {
      await expect(bareClient(address)).rejects.toThrow('ECONNREFUSED');
      expect(others.addresses.map(({ port }) => port)).not.toContain(address.port);
    }
  });

  test('a version in two parts is answered once it is complete; one of another network is not', async () => {
    const { expected } = await start({ peers: 50 });
    const client = await called(only('good', expected)[0]);
    client.send(VERSION.subarray(0, 30));
    client.send(VERSION.subarray(30));
    await client.message('verack');
    const stranger = await called(only('good', expected)[0]);
    stranger.send(Buffer.concat([Buffer.from('0b110907', 'hex'), VERSION.subarray(4)]));
    await stranger.until(() => stranger.ended);
    expect(stranger.received).toHaveLength(0);
  });

  test('closing ends all connections and all ports', async () => {
    const network = await start({ peers: 50 });
    const [good] = only('good', network.expected);
    const client = await greeted(good);
    await network.close();
    await client.until(() => client.ended);
    await expect(bareClient(good.address)).rejects.toThrow('ECONNREFUSED');
    await network.close();
  });

  test('an invalid number of nodes and invalid shares are rejected', async () => {
    for (const peers of [0, -1, 1.5, NaN]) await expect(start({ peers })).rejects.toThrow(RangeError);
    await expect(start({ peers: 10, shares: { silent: 0.6, cut: 0.6 } })).rejects.toThrow(RangeError);
    await expect(start({ peers: 10, shares: { silent: -1 } })).rejects.toThrow('silent');
  });
});

test('in a notebook, a network started earlier is closed', async () => {
  const former = closeLater(await simulation({ peers: 20 }));
  const [first] = only('good', former.expected);
  const [next] = only('good', closeLater(await simulation({ peers: 20 })).expected);
  await expect(bareClient(first.address)).rejects.toThrow('ECONNREFUSED');
  await greeted(next);
});

test('in a child process, it is the same network', async () => {
  const network = closeLater(await inChildProcess('simulation', { peers: 20, seed: 5 }));
  const here = await start({ peers: 20, seed: 5 });
  const nodes = ({ expected }: { expected: Expected[] }) => expected.map(({ address: _, ...node }) => node);
  expect(nodes(network)).toEqual(nodes(here));
  const [good] = only('good', network.expected);
  await greeted(good);
  await network.close();
  await expect(bareClient(good.address)).rejects.toThrow('ECONNREFUSED');
  await expect(inChildProcess('simulation', { peers: 0 })).rejects.toThrow(
    '0 is not a valid number of nodes',
  );
});

const ping = frame('ping', Buffer.from('0011223344556677', 'hex'));
