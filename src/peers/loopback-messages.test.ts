import { fromHex, hex } from '../wire/bytes';
import { startPeer } from './loopback/peer';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { REFERENCE_CODECS } from './reference-codecs';
import { both, closeAll, closeLater, connected, start } from '../suite/test-peers';
import { none, nonce, sentinel, settled } from './loopback.testing';

afterEach(closeAll);

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
