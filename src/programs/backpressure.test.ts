import type { LoopbackPeer } from '../peer/peer';
import { frame, VERACK, VERSION } from './bare-client';
import { both, closeAll } from './test-peers';

afterEach(closeAll);

/** What the peer holds ready for all its connections, in bytes. */
const held = (peer: LoopbackPeer) =>
  (
    process as unknown as {
      _getActiveHandles(): { localPort?: number; writableLength?: number }[];
    }
  )
    ._getActiveHandles()
    .filter(({ localPort }) => localPort === peer.port)
    .reduce((sum, { writableLength = 0 }) => sum + writableLength, 0);

describe('someone who does not read', () => {
  test('is not read from, either: answers do not pile up', async () => {
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
    let before = -1;
    while (asked !== before) {
      before = asked;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(asked).toBeLessThan(150);
    expect(held(peer)).toBeLessThan(200_000);
    client.socket.resume();
    await client.until(() => client.portions.reduce((sum, { length }) => sum + length, 0) > 300 * 100_000);
    expect(asked).toBe(300);
  });
});

test('100,000 pings to someone who does not read do not pile up', async () => {
  const [peer, client] = await both({ misbehave: ['pings'] });
  client.send(VERSION);
  await client.message('verack');
  client.socket.pause();
  client.send(VERACK);
  let sent = -1;
  for (let before = -2; sent !== before;) {
    before = sent;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(held(peer)).toBeLessThan(200_000);
    sent = client.socket.bytesRead + peer.transcript.length;
  }
}, 60_000);
