import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decode } from '../wire/codec/codec';
import { fromHex, hex } from '../wire/bytes';
import { withLimit } from '../suite/time-limit';
import { NETWORKS } from '../wire/networks';
import type { PeerOptions } from './loopback/options';
import { startPeer } from './loopback/peer';
import { recording } from './recordings';
import { root } from '../base/root';
import { type BareClient, frame, VERACK, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from './reference-codecs';
import { loopbackPeer } from './loopback-peer';
import { both, closeAll, closeLater, connected, start } from '../suite/test-peers';

afterEach(closeAll);

const versionIn = (payload: Uint8Array) => decode(REFERENCE_CODECS.version.read, payload);
const none = new Uint8Array(0);
const nonce = fromHex('0102030405060708');
/** A final ping. The peer answers in order: once its pong has come, nothing else will. */
const sentinel = frame('ping', fromHex('ffffffffffffffff'));
const settled = (client: BareClient) =>
  client.until(() => client.messages.some(({ payload }) => payload.toString('hex') === 'ffffffffffffffff'));

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

describe('messages', () => {
  test.each([
    ['8 bytes are returned', '0102030405060708', ['0102030405060708']],
    ['of more bytes, the first 8 are returned', '0102030405060708090a', ['0102030405060708']],
    ['fewer bytes get no answer', '01020304050607', []],
  ])('ping: %s', async (_, payload, expected) => {
    const [, client] = await both();
    await client.shakeHands();
    client.send(frame('ping', fromHex(payload)));
    client.send(sentinel);
    await settled(client);
    const pongs = client.messages.filter(({ command }) => command === 'pong');
    expect(pongs.map(({ payload }) => payload.toString('hex'))).toEqual([...expected, 'ffffffffffffffff']);
  });

  test('a client of protocol 60000 gets no pong', async () => {
    const [peer, client] = await both();
    const payload = Buffer.from(VERSION.subarray(24));
    payload.writeInt32LE(60000);
    client.send(frame('version', payload));
    client.send(VERACK);
    client.send(frame('ping', nonce));
    client.send(frame('end', none));
    await client.message('ping');
    while (!peer.transcript.some(({ command }) => command === 'end')) await new Promise(setImmediate);
    expect(client.commands).toEqual(['version', 'verack', 'ping']);
  });

  test('messages with a bad checksum or an unknown command are skipped', async () => {
    const [peer, client] = await both();
    await client.shakeHands();
    const bad = frame('ping', nonce);
    bad[20] ^= 1;
    client.send(bad);
    for (const command of ['constructor', '__proto__', 'toString']) client.send(frame(command, nonce));
    client.send(sentinel);
    await settled(client);
    expect(client.commands).toEqual(['version', 'verack', 'ping', 'pong']);
    expect(peer.transcript.find(({ event }) => event === 'fault')?.note).toMatch(/^checksum/);
  });

  test.each([
    ['a wrong magic', frame('ping', nonce, '0b110907')],
    ['4,000,001 bytes', Buffer.concat([VERACK.subarray(0, 16), fromHex('01093d00'), VERACK.subarray(20)])],
    ['an old version', frame('version', Buffer.concat([fromHex('377c0000'), VERSION.subarray(28)]))],
  ])('%s closes the connection', async (_, bytes) => {
    const [peer, client] = await both();
    client.send(bytes);
    await client.until(() => client.ended);
    expect(client.received).toHaveLength(0);
    expect(peer.transcript.at(-1)).toMatchObject({ event: 'closed' });
    expect(peer.transcript.at(-1)?.note).toMatch(/^by the peer: /);
    expect(peer.transcript.filter(({ event }) => event === 'fault')).toEqual([]);
  });

  test('services answer their commands, and a service that throws is noted', async () => {
    const [peer, client] = await both({
      services: [
        { commands: ['getdata'], answer: ({ payload }) => [{ command: 'notfound', payload }] },
        {
          commands: ['getheaders'],
          answer: () => {
            throw new Error('out of headers');
          },
        },
      ],
    });
    await client.shakeHands();
    client.send(frame('getheaders', none));
    client.send(frame('getdata', nonce));
    expect(hex(await client.message('notfound'))).toBe(hex(nonce));
    expect(peer.transcript.find(({ event }) => event === 'fault')?.note).toBe('getheaders: out of headers');
  });

  test('say sends to every connection whose handshake is done', async () => {
    const peer = await start();
    const [first, second] = [await connected(peer), await connected(peer)];
    await first.shakeHands();
    expect(peer.say('inv', nonce)).toBe(1);
    expect(hex(await first.message('inv'))).toBe(hex(nonce));
    expect(second.received).toHaveLength(0);
  });

  test('an error thrown by a learner’s code is noted, and nothing else happens', async () => {
    const [peer, client] = await both();
    const broken = await startPeer(
      {
        ...REFERENCE_CODECS,
        writeMessage: () => {
          throw new Error('not yet');
        },
      },
      { onEvent: () => JSON.parse('nonsense') as void },
    );
    closeLater(broken);
    const other = await connected(broken);
    other.send(VERSION);
    while (!broken.transcript.some(({ note }) => note === 'version: not yet'))
      await new Promise(setImmediate);
    expect(broken.transcript.some(({ note }) => note?.startsWith('onEvent'))).toBe(true);
    await client.shakeHands();
    expect(peer.connections).toBe(1);
  });
});

describe('the transcript', () => {
  test('records the conversation from the peer’s point of view', async () => {
    const [peer, client] = await both({ now: () => 5 });
    await client.shakeHands();
    client.close();
    while (peer.connections > 0) await new Promise(setImmediate);
    const lines = peer.transcript.map(
      ({ connection, direction, event, command }) => `${connection} ${direction ?? event} ${command}`,
    );
    expect(lines).toEqual([
      '1 connected ',
      '1 received version',
      '1 sent version',
      '1 sent verack',
      '1 received verack',
      '1 sent ping',
      '1 closed ',
    ]);
    expect(peer.transcript[1]).toEqual({
      at: 0,
      connection: 1,
      direction: 'received',
      command: 'version',
      length: VERSION.length - 24,
      note: undefined,
    });
  });

  test('keeps the last thousand lines', async () => {
    const [peer, client] = await both();
    await client.shakeHands();
    for (let i = 0; i < 600; i++) client.send(frame('ping', nonce));
    client.send(sentinel);
    await settled(client);
    expect(peer.transcript).toHaveLength(1000);
    expect(peer.transcript.at(-1)).toMatchObject({ direction: 'sent', command: 'pong' });
  });

  test('passes each line and its message to onEvent', async () => {
    const seen: string[] = [];
    const [, client] = await both({
      onEvent: ({ direction }, message) =>
        message && seen.push(`${direction} ${message.command} ${message.payload.length}`),
    });
    client.send(VERSION);
    await client.message('verack');
    expect(seen).toEqual([`received version ${VERSION.length - 24}`, 'sent version 102', 'sent verack 0']);
  });
});

describe('start and close', () => {
  test('close ends all connections, frees the port, and can be called again', async () => {
    const [peer, client] = await both();
    await client.shakeHands();
    await peer.close();
    await peer.close();
    await client.until(() => client.ended);
    expect(peer.connections).toBe(0);
    expect(peer.say('inv', none)).toBe(0);
    const next = await start({ port: peer.port });
    expect(next.port).toBe(peer.port);
  });

  test('one connection too many is closed at once', async () => {
    const peer = await start({ maxConnections: 1 });
    const [first, second] = [await connected(peer), await connected(peer)];
    await second.until(() => second.ended);
    await first.shakeHands();
    expect(peer.transcript.map(({ note }) => note)).toContain('too many connections: closed one');
  });

  test.each([
    [{ personality: 'verack' }, /satoshi-0.16.0-a/],
    [{ personality: 'satoshi-0.16.0-c-broken' }, /no version message/],
    [{ misbehave: ['constructor'] }, /no misbehaviour constructor/],
  ])('the options %j are rejected', async (options, message) => {
    await expect(startPeer(REFERENCE_CODECS, options as PeerOptions)).rejects.toThrow(message);
  });

  test('a port that is in use is rejected', async () => {
    const peer = await start();
    await expect(startPeer(REFERENCE_CODECS, { port: peer.port })).rejects.toThrow(/EADDRINUSE/);
  });

  test('a notebook’s peer replaces an earlier one with the same name', async () => {
    const first = await loopbackPeer({ name: 'one' });
    const other = await loopbackPeer({ name: 'two' });
    const client = await connected(first);
    const second = await loopbackPeer({ name: 'one' });
    closeLater(other);
    closeLater(second);
    await client.until(() => client.ended);
    await (await connected(other)).shakeHands();
    await (await connected(second)).shakeHands();
    await expect(loopbackPeer({ name: 'two', personality: 'nobody' })).rejects.toThrow(/nobody/);
    closeLater(await loopbackPeer({ name: 'two' }));
  });

  test('a forgotten peer does not keep the process running; a closed one leaves nothing behind', async () => {
    const script = `
      const { loopbackPeer } = require('./src/peers/loopback-peer');
      const { bareClient } = require('./src/suite/bare-client');
      (async () => {
        console.log('begin'); // this takes resources, too
        // newer versions of Node count the standard streams, once something is written
        const open = () => process.getActiveResourcesInfo().filter((what) => what !== 'PipeWrap').length;
        const before = open();
        const closed = await loopbackPeer({ name: 'closed' });
        const one = await bareClient(closed);
        await one.shakeHands();
        await closed.close();
        await one.until(() => one.socket.destroyed);
        await new Promise(setImmediate);
        console.log('left', open() - before);
        const client = await bareClient(await loopbackPeer({ name: 'forgotten' }));
        await client.shakeHands();
        client.socket.unref();
        console.log('end');
      })();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--require', join(root(), 'scripts', 'lib', 'register.cjs'), '--eval', script],
      { cwd: root() },
    );
    expect(stdout.trim().split('\n')).toEqual(['begin', 'left 0', 'end']);
  });
});
