import { hex } from '../wire/bytes';
import { NETWORKS } from '../wire/networks';
import { MISBEHAVIOURS, type MisbehaviourName } from './loopback/misbehaviours';
import type { PeerOptions } from './loopback/options';
import { type BareClient, frame, split, sum, VERACK, VERSION } from '../suite/bare-client';
import { both, closeAll, connected, start } from '../suite/test-peers';
import { bad, sentinel, talk } from './misbehaviours.testing';

afterEach(closeAll);

/** Everything received, except the one thing that is up to the system: the client's port. */
function withoutPort({ received }: BareClient): string {
  const bytes = Buffer.from(received);
  const version = bytes.indexOf('version\0') - 4;
  if (version < 0) return bytes.toString('hex');
  bytes.subarray(version + 20, version + 24).fill(0); // the checksum
  bytes.subarray(version + 24 + 44, version + 24 + 46).fill(0); // the port in addr_recv
  return bytes.toString('hex');
}

describe('bytes before the magic', () => {
  const magic = Buffer.from(NETWORKS.mainnet.magic, 'hex');

  test('garbage-first: random bytes, then the magic', async () => {
    const [, client] = await bad('garbage-first');
    await talk(client);
    const start = client.received.indexOf(magic);
    expect(start).toBeGreaterThanOrEqual(1);
    expect(start).toBeLessThanOrEqual(64);
    expect(client.received.indexOf(magic[0])).toBe(start);
    expect(split(client.received.subarray(start))[0].command).toBe('version');
  });

  test.each(['mainnet', 'regtest'] as const)('false-start: the first byte twice, on %s', async (network) => {
    const [, client] = await bad('false-start', { network });
    client.send(frame('version', VERSION.subarray(24), NETWORKS[network].magic));
    await client.until(() => client.received.includes('verack\0'));
    expect(hex(client.received.subarray(0, 5))).toBe(
      NETWORKS[network].magic.slice(0, 2) + NETWORKS[network].magic,
    );
    expect(split(client.received.subarray(1))[0].command).toBe('version');
  });

  test('both: the false start is right before the magic', async () => {
    const [, client] = await both({ misbehave: ['false-start', 'garbage-first'] });
    await talk(client);
    const start = client.received.indexOf(magic);
    expect(start).toBeGreaterThanOrEqual(2);
    expect(client.received.indexOf(magic[0])).toBe(start - 1);
  });
});

describe('length and checksum', () => {
  test('bad-checksum-once: a ping with a wrong byte, then a good one', async () => {
    const [, client] = await bad('bad-checksum-once');
    await talk(client);
    const { messages } = client;
    expect(client.commands).toEqual(['version', 'verack', 'ping', 'ping', 'pong']);
    const right = messages.map(({ payload, frame }) => frame.subarray(20, 24).equals(sum(payload)));
    expect(right).toEqual([true, true, false, true, true]);
    const wrong = [...messages[2].frame.subarray(20, 24)].filter(
      (byte, i) => byte !== sum(messages[2].payload)[i],
    );
    expect(wrong).toHaveLength(1);
    expect(messages[2].payload).not.toEqual(messages[3].payload);
  });

  test.each([
    ['too-long', 4_000_001],
    ['huge', 0xffffffff],
  ] as const)('%s: %d bytes are announced, and none come', async (name, length) => {
    const [, client] = await bad(name);
    client.send(VERSION);
    client.send(VERACK);
    await client.until(() => client.received.includes('block\0'));
    const good = client.messages.reduce((sum, { frame }) => sum + frame.length, 0);
    expect(client.commands).toEqual(['version', 'verack', 'ping']);
    const header = client.received.subarray(good);
    expect(header).toHaveLength(24);
    expect(header.readUInt32LE(16)).toBe(length);
    expect(client.ended).toBe(false);
  });
});

describe('a truncated message', () => {
  test('cut-off: in the middle of the version', async () => {
    for (let seed = 0; seed < 5; seed++) {
      const [, client] = await bad('cut-off', { seed });
      client.send(VERSION);
      await client.until(() => client.ended);
      const whole = 24 + client.received.readUInt32LE(16);
      expect(client.messages).toEqual([]);
      expect(client.received.length).toBeGreaterThanOrEqual(24);
      expect(client.received.length).toBeLessThan(whole);
    }
  });

  test('cut-off-later: in the middle of the ping', async () => {
    const [, client] = await bad('cut-off-later');
    await talk(client);
    expect(client.ended).toBe(true);
    expect(client.commands).toEqual(['version', 'verack']);
    const rest = client.received.subarray(client.messages.reduce((sum, { frame }) => sum + frame.length, 0));
    expect(rest.subarray(4, 8).toString()).toBe('ping');
    expect(rest.length).toBeGreaterThanOrEqual(24);
    expect(rest.length).toBeLessThan(32);
  });
});

describe('writes', () => {
  test('together: version, verack and ping come at once', async () => {
    const [, client] = await bad('together');
    client.send(VERSION);
    await client.until(() => client.portions.length > 0);
    expect(split(client.portions[0]).map(({ command }) => command)).toEqual(['version', 'verack', 'ping']);
    client.send(VERACK);
    client.send(frame('ping', sentinel));
    await client.message('pong');
    expect(client.commands).toEqual(['version', 'verack', 'ping', 'pong']);
  });

  test.each(['one-byte', 'slow'] as const)('%s: the bytes are those of a good peer', async (name) => {
    const now = () => 0;
    const [, client] = await bad(name, { now });
    await talk(client);
    const [, other] = await both({ now });
    await talk(other);
    expect(client.commands).toEqual(['version', 'verack', 'ping', 'pong']);
    expect(withoutPort(client)).toBe(withoutPort(other));
  });

  test('one-byte: the bytes arrive in many chunks', async () => {
    const [, client] = await bad('one-byte');
    await talk(client);
    // the exact number is up to the network, which may merge some
    expect(client.portions.length).toBeGreaterThan(client.messages.length);
  });
});

describe('pings', () => {
  test('100,000 pings, each with a different nonce', async () => {
    const [, client] = await bad('pings');
    client.send(VERSION);
    client.send(VERACK);
    let length = 0;
    client.socket.on('data', (chunk) => (length += chunk.length));
    await client.until(() => length >= 126 + 24 + 100_000 * 32);
    const { messages } = client;
    expect(messages).toHaveLength(100_002);
    const nonces = new Set(messages.slice(2).map(({ payload }) => payload.readBigUInt64LE()));
    expect(nonces.size).toBe(100_000);
  });
});

describe('the seed', () => {
  const names = Object.keys(MISBEHAVIOURS).filter(
    (name) => !['pings', 'silent'].includes(name),
  ) as MisbehaviourName[];
  async function said(options: PeerOptions): Promise<string> {
    const client = await connected(await start({ now: () => 0, ...options }));
    if (options.misbehave![0] === 'silent-after-version') {
      client.send(VERSION);
      await client.message('version');
    } else if (['too-long', 'huge', 'http', 'cut-off'].includes(options.misbehave![0])) {
      client.send(VERSION);
      client.send(VERACK);
      await client.until(() => client.ended || client.received.includes('block\0'));
    } else {
      await talk(client);
    }
    return withoutPort(client);
  }

  test.each(names)('%s: the same seed yields the same bytes', async (name) => {
    const first = await said({ misbehave: [name], seed: 5 });
    expect(await said({ misbehave: [name], seed: 5 })).toBe(first);
    // a web server's response contains nothing random
    if (name !== 'http') expect(await said({ misbehave: [name], seed: 6 })).not.toBe(first);
  });

  test('several combined: garbage, trailing bytes and a truncated ping, all in single bytes', async () => {
    const [, client] = await both({
      misbehave: ['one-byte', 'cut-off-later', 'garbage-first', 'trailing-bytes'],
    });
    await talk(client);
    const start = client.received.indexOf(Buffer.from('f9beb4d9', 'hex'));
    expect(start).toBeGreaterThan(0);
    expect(split(client.received.subarray(start)).map(({ command }) => command)).toEqual([
      'version',
      'verack',
    ]);
    expect(client.ended).toBe(true);
  });
});
