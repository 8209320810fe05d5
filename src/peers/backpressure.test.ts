import { settledAt } from '../suite/deadline';
import type { LoopbackPeer } from './loopback/peer';
import { frame, VERACK, VERSION } from '../suite/bare-client';
import { both, closeAll } from '../suite/test-peers';

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
