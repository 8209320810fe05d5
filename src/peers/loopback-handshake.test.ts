import { decode } from '../wire/codec/codec';
import { fromHex, hex } from '../wire/bytes';
import { withLimit } from '../suite/time-limit';
import { NETWORKS } from '../wire/networks';
import { recording } from './recordings';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from './reference-codecs';
import { both, closeAll, connected, start } from '../suite/test-peers';
import { none, nonce, sentinel, settled } from './loopback.testing';

afterEach(closeAll);

const versionIn = (payload: Uint8Array) => decode(REFERENCE_CODECS.version.read, payload);

describe('the handshake', () => {
  test('is version, verack, and a ping after the other side’s verack', async () => {
    const [peer, client] = await both();
    client.send(VERSION);
    await client.message('verack');
    expect(client.commands).toEqual(['version', 'verack']);
    client.send(VERACK);
    expect(await client.message('ping')).toHaveLength(8);
    expect(client.commands).toEqual(['version', 'verack', 'ping']);
    expect(peer.connections).toBe(1);
  });

  test('sends the recorded version, with the current time, nonce and address', async () => {
    const [, client] = await both({ personality: 'satoshi-0.15.1', now: () => 1_500_000_000_999 });
    client.send(VERSION);
    const said = versionIn(await client.message('version'));
    const recorded = versionIn(recording('satoshi-0.15.1').bytes);
    expect(said).toEqual({
      ...recorded,
      timestamp: 1_500_000_000n,
      nonce: said.nonce,
      addr_recv: {
        services: recorded.addr_recv.services,
        ip: '127.0.0.1',
        port: client.socket.localPort,
      },
    });
    expect(said.nonce).not.toBe(recorded.nonce);
  });

  test('has a different nonce on each connection, and the same nonces for the same seed', async () => {
    const nonces = [];
    for (const seed of [7, 7, 8]) {
      const peer = await start({ seed });
      for (let i = 0; i < 2; i++) {
        const client = await connected(peer);
        client.send(VERSION);
        nonces.push(versionIn(await client.message('version')).nonce);
      }
    }
    expect(nonces.slice(2, 4)).toEqual(nonces.slice(0, 2));
    expect(new Set(nonces).size).toBe(4);
  });

  test('negotiates features between version and verack, if both sides speak 70016', async () => {
    const version = { version: 70016 };
    const modern = await start({ version });
    const [old, young] = [await connected(modern), await connected(modern)];
    old.send(VERSION);
    await old.message('verack');
    expect(old.commands).toEqual(['version', 'verack']);
    const payload = Buffer.from(VERSION.subarray(24));
    payload.writeInt32LE(70016);
    young.send(frame('version', payload));
    await young.message('verack');
    expect(young.commands).toEqual(['version', 'wtxidrelay', 'sendaddrv2', 'verack']);
    young.send(frame('wtxidrelay', none));
    young.send(VERACK);
    await young.message('ping');
    young.send(frame('sendaddrv2', none));
    await young.until(() => young.ended);
  });

  test('uses the version fields in the options, even 0 and false', async () => {
    const [, client] = await both({ version: { start_height: 0, relay: false, services: 0n } });
    client.send(VERSION);
    expect(versionIn(await client.message('version'))).toMatchObject({
      start_height: 0,
      relay: false,
      services: 0n,
    });
  });

  test.each(Object.keys(NETWORKS) as (keyof typeof NETWORKS)[])('works on %s', async (network) => {
    const { magic } = NETWORKS[network];
    const [peer, client] = await both({ network });
    expect(peer.network).toBe(network);
    client.send(frame('version', VERSION.subarray(24), magic));
    await client.message('verack');
    for (const { frame } of client.messages) expect(hex(frame.subarray(0, 4))).toBe(magic);
  });

  test('ignores anything else until it is done, and a second version or verack', async () => {
    const [peer, client] = await both();
    client.send(frame('ping', nonce));
    client.send(VERACK);
    client.send(VERSION);
    client.send(frame('ping', nonce));
    client.send(VERSION);
    client.send(VERACK);
    client.send(VERACK);
    client.send(sentinel);
    await settled(client);
    expect(client.commands).toEqual(['version', 'verack', 'ping', 'pong']);
    const ignored = peer.transcript.filter(({ note }) => note?.startsWith('ignored'));
    expect(ignored.map(({ command }) => command)).toEqual(['ping', 'verack', 'ping', 'version', 'verack']);
  });

  test('drops a version that is truncated or has too long a user agent; a good one may follow', async () => {
    const [, client] = await both();
    client.send(frame('version', VERSION.subarray(24, 60)));
    const long = Buffer.concat([
      VERSION.subarray(24, 24 + 80),
      fromHex('fd0101'),
      Buffer.alloc(257, 'x'),
      Buffer.alloc(5),
    ]);
    client.send(frame('version', long));
    await client.shakeHands();
    expect(client.commands).toEqual(['version', 'verack', 'ping']);
  });

  test('accepts a version of 46 bytes, and bytes after the last field', async () => {
    const peer = await start();
    for (const payload of [VERSION.subarray(24, 70), Buffer.concat([VERSION.subarray(24), nonce])]) {
      const client = await connected(peer);
      client.send(frame('version', payload));
      await client.message('verack');
    }
  });

  test('disconnects a client that does not complete it in time', () =>
    withLimit(20, async (limit, pace) => {
      pace.begin();
      const [, client] = await both({ handshakeTimeout: limit });
      client.send(VERSION);
      await client.until(() => client.ended || client.commands.length === 2);
      if (!client.ended) pace.mark();
      await client.until(() => client.ended);
      expect(client.commands).toEqual(['version', 'verack']);
    }));
});
