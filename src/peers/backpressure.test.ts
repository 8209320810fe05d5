import { settledAt } from '../suite/deadline';
import type { LoopbackPeer } from './loopback/peer';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { both, closeAll } from '../suite/test-peers';
import { TURN_MESSAGES } from '../wire/streams/limits';

afterEach(closeAll);

/** How many bytes the peer's sockets have buffered for sending, over all connections. */
const held = (peer: LoopbackPeer) =>
  (
    process as unknown as {
      _getActiveHandles(): { localPort?: number; writableLength?: number }[];
    }
  )
    ._getActiveHandles()
    .filter(({ localPort }) => localPort === peer.port)
    .reduce((sum, { writableLength = 0 }) => sum + writableLength, 0);

describe('a client that does not read', () => {
  test('is not read from, either, so answers do not pile up', async () => {
    const big = new Uint8Array(100_000);
    let asked = 0;
    const [peer, client] = await both({
      services: [
        {
          commands: ['getdata'],
          answer: () => {
            asked++;
            return [{ command: 'tx', payload: big }];
          },
        },
      ],
    });
    await client.shakeHands();
    client.socket.pause();
    for (let i = 0; i < 300; i++) client.send(frame('getdata', new Uint8Array(3000)));
    expect(await settledAt(() => asked)).toBeLessThan(150);
    expect(held(peer)).toBeLessThan(200_000);
    client.socket.resume();
    await client.until(() => client.portions.reduce((sum, { length }) => sum + length, 0) > 300 * 100_000);
    expect(asked).toBe(300);
  });
});

test('100,000 pings to a client that does not read do not pile up', async () => {
  const [peer, client] = await both({ misbehave: ['pings'] });
  client.send(VERSION);
  await client.message('verack');
  client.socket.pause();
  client.send(VERACK);
  let most = 0;
  await settledAt(() => {
    most = Math.max(most, held(peer));
    return client.socket.bytesRead + peer.transcript.length;
  });
  expect(most).toBeLessThan(200_000);
});

test('a flood after a long request is dealt with in short turns, so other connections get theirs', async () => {
  const [answers, pings] = [50, 8000];
  let [inThisTurn, most] = [0, 0];
  const [, client] = await both({
    services: [
      {
        commands: ['getdata'],
        *answer() {
          for (let i = 0; i < answers; i++) yield { command: 'block', payload: new Uint8Array(100_000) };
        },
      },
      {
        commands: ['ping'],
        answer: ({ payload }) => {
          if (inThisTurn === 0) setImmediate(() => (inThisTurn = 0));
          most = Math.max(most, ++inThisTurn);
          return [{ command: 'pong', payload }];
        },
      },
    ],
  });
  await client.shakeHands();
  let received = client.received.length;
  client.socket.on('data', ({ length }) => (received += length));
  const ping = frame('ping', new Uint8Array(8));
  client.send(Buffer.concat([frame('getdata', new Uint8Array(0)), ...Array(pings).fill(ping)]));
  await client.until(() => received >= answers * 100_024 + pings * ping.length);
  // a turn ends with the portion that reaches the limit, and what is counted as one turn may span two
  expect(most).toBeLessThan(5 * TURN_MESSAGES);
});
