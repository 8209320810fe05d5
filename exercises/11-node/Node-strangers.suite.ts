import { Connection } from 'answers/10-connection';
import { Node } from 'answers/11-node';
import { fromHex } from '../../src/wire/bytes';
import { eventually } from '../../src/suite/deadline';
import { ScriptedPeer, scriptedPeerAt } from '../../src/suite/scripted-peer';
import { withLimit } from '../../src/suite/time-limit';
import { pause, turns } from '../../src/suite/event-loop-turns';
import { MAX_INBOUND, MAX_PER_ADDRESS } from '../../src/wire/streams/limits';
import { THEIRS, VERACK, THEIR_VERSION, ascii, version, must, numbered } from '../09-handshake/shared';
import { REGTEST, aNode, listeningTest, ServeError, listens } from './shared';

describe('Node.listen', () => {
  test('goes on, whatever a stranger sends', () =>
    withLimit(100, (limit, pace) =>
      listeningTest(async () => {
        const node = new Node('regtest', {}, limit);
        const served: Connection[] = [];
        const port = await listens(node, (connection) => served.push(connection));
        const strangers = [
          (peer?: ScriptedPeer) => peer?.write(ascii('GET / HTTP/1.1\r\nHost: example\r\n\r\n')),
          (peer?: ScriptedPeer) => peer?.say({ command: 'version', payload: fromHex('7f110100') }),
          (peer?: ScriptedPeer) => peer?.say(version({ ...THEIRS, version: 1 })),
          (peer?: ScriptedPeer) => peer?.socket.resetAndDestroy(),
          () => {},
        ];
        const peers: (ScriptedPeer | undefined)[] = [];
        for (const speak of strangers) {
          const peer = await scriptedPeerAt(port, REGTEST);
          speak(peer);
          peers.push(peer);
        }
        for (const peer of peers) {
          must(
            await peer?.seesTheEnd(limit),
            'There is no handshake, but the connection stays open forever.',
          );
        }
        must(served.length === 0, 'A connection was passed to serve() although its handshake has failed.');
        pace.mark();
        const peer = await scriptedPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        await turns(2);
        pace.mark();
        must(await eventually(() => served.length === 1), 'After that, it serves no more connections.');
      }),
    ));

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new ServeError('out of stock');
      },
    ],
    [
      'rejects later',
      async () => {
        await pause(1);
        throw new ServeError('out of stock');
      },
    ],
  ])('closes the connection when serve() %s, and goes on', (_, fail) =>
    listeningTest(async () => {
      const node = aNode();
      let served = 0;
      const port = await listens(node, () => (served++ === 0 ? fail() : undefined));
      const [first, second] = [await scriptedPeerAt(port, REGTEST), await scriptedPeerAt(port, REGTEST)];
      first?.say(THEIR_VERSION, VERACK);
      must(
        await first?.seesTheEnd(),
        'serve() has failed, but the connection stays open: the other side waits forever.',
      );
      second?.say(THEIR_VERSION, VERACK);
      must(await eventually(() => served === 2), 'After that, it serves no more connections.');
    }),
  );

  test('keeps the peers that have talked when one address wants more than its share', () =>
    listeningTest(async () => {
      const node = aNode();
      // what is served lasts as long as the connection
      const port = await listens(node, () => new Promise(() => {}));
      const old: (ScriptedPeer | undefined)[] = [];
      for (let i = 0; i < MAX_PER_ADDRESS; i++) {
        const peer = await scriptedPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        await peer?.hears('verack');
        old.push(peer);
      }
      must(
        await eventually(() => [...node.connections].every(({ theirs }) => theirs)),
        'A handshake with one of 25 peers does not end.',
      );
      await turns(5);
      for (const peer of old) peer?.say(numbered('inv', 1));
      await turns(20);
      await scriptedPeerAt(port, REGTEST);
      await turns(20);
      must(
        old.every((peer) => !peer?.socket.closed),
        'A peer that had talked after its handshake had to go. Report to its slot as soon as the handshake is done, before serve(), which may last: handshakeDone().',
      );
    }));

  test('makes room where a peer has only shaken hands', () =>
    listeningTest(async () => {
      const node = aNode();
      const port = await listens(node);
      for (let i = 0; i < MAX_PER_ADDRESS; i++) {
        const peer = await scriptedPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        await peer?.hears('verack');
      }
      must(
        await eventually(() => [...node.connections].every(({ theirs }) => theirs)),
        'A handshake with one of 25 peers does not end.',
      );
      await turns(5);
      const late = await scriptedPeerAt(port, REGTEST);
      late?.say(THEIR_VERSION, VERACK);
      expect(await late?.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [
            [],
            'Peers that only shook hands keep all places. Report to the slot when the handshake is done, not before: handshakeDone().',
          ],
        ],
      );
    }));

  test('accepts no more than MAX_INBOUND connections', () =>
    listeningTest(async () => {
      const node = aNode();
      const port = await listens(node);
      const peers: (ScriptedPeer | undefined)[] = [];
      for (let i = 0; i <= MAX_INBOUND; i++) peers.push(await scriptedPeerAt(port, REGTEST));
      // a new connection may be refused, or an earlier one may have to make room for it
      must(
        await eventually(() => peers.filter((peer) => !peer?.socket.closed).length <= MAX_INBOUND),
        `${MAX_INBOUND + 1} peers are connected. Anyone may connect, so there is a limit, MAX_INBOUND: one InboundSlots for all connections.`,
      );
      peers[0]?.say(THEIR_VERSION);
      expect(await peers[0]?.hears('verack')).toGive(['version', 'verack']);
    }));
});
