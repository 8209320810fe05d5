import { Connection } from 'answers/10-connection';
import type { AddressInfo, Socket } from 'node:net';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { freePort, ScriptedPeer, scriptedPeerAt, ScriptedServer } from '../../src/suite/scripted-peer';
import { turns } from '../../src/suite/event-loop-turns';
import { ClosedError, SelfConnectionError } from '../../src/wire/streams/peer-errors';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Version } from '../../solutions/06-version';
import { readPayload } from '../../solutions/07-own-version';
import { THEIRS, VERACK, THEIR_VERSION, must, threw, numbered, version, wire } from '../09-handshake/shared';
import { REGTEST, aNode, greet, listeningTest, reached, UNREACHED } from './shared';

const UNSERVED = 'The handshake is done, but listen() has not passed the connection to serve().';

/** The version that a peer has received. */
const said = (peer: ScriptedPeer | undefined) => readPayload(peer?.heard[0] ?? VERACK) as Version;

/** Whether a node answers a version on mainnet. */
const answersOnMainnet = async (port: number) => {
  const peer = await scriptedPeerAt(port, wire('mainnet'));
  peer?.say(THEIR_VERSION);
  return (await peer?.hears('verack'))?.includes('verack');
};

describe('Node.listen', () => {
  test('serves an inbound connection when the handshake is done, and not before', () =>
    listeningTest(async () => {
      const node = aNode({ start_height: 5 });
      const served: Connection[] = [];
      let port = 0;
      const listen = async () => (port = await node.listen((connection) => served.push(connection)));
      const listening = await withDeadline(listen, 'The promise of listen() never resolves.');
      expect(() => typeof listening()).toGive('number', [
        [
          (got: unknown) => got instanceof TypeError,
          'address() is null until the server listens: wait for its event "listening".',
        ],
      ]);
      const peer = await scriptedPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() returned ${port}, but nothing listens there.`);
      peer?.say(THEIR_VERSION);
      const first = await peer?.hears('verack');
      const onMainnet = first?.length === 0 && (await answersOnMainnet(port));
      expect(first).toGive(
        ['version', 'verack'],
        [
          [() => onMainnet, 'It answers on mainnet. A node uses the magic of its network.'],
          [[], 'A peer connected and sent its version, but got no answer.'],
        ],
      );
      expect(said(peer).start_height).toGive(5);
      expect(served.length).toGive(0, [
        [
          1,
          'The connection was passed to serve() before the handshake was done: the verack is still missing.',
        ],
      ]);
      peer?.say(VERACK, numbered('inv', 1));
      expect(await eventually(() => served.length > 0)).toGive(true, [[false, UNSERVED]]);
      expect(served[0].theirs).toGive(THEIRS);
      expect(await withDeadline(() => served[0].receive(), 'What came after the verack is lost.')).toGive(
        numbered('inv', 1),
      );
      await turns(5);
      must(
        !peer?.socket.closed,
        'serve() has succeeded, but the connection was closed. Close it only if serve() fails.',
      );
    }));

  test('sends nothing on an inbound connection before a version has come', () =>
    listeningTest(async () => {
      const port = await aNode().listen();
      const peer = await scriptedPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() returned ${port}, but nothing listens there.`);
      await turns(10);
      expect(peer?.commands).toGive(
        [],
        [[['version'], 'The side that connects speaks first. The connection must know that it is inbound.']],
      );
    }));

  test('accepts several connections at a time', () =>
    listeningTest(async () => {
      const node = aNode();
      const served: Connection[] = [];
      const port = await node.listen((connection) => served.push(connection));
      // the first peer never says anything
      await scriptedPeerAt(port, REGTEST);
      for (const count of [1, 2]) {
        const peer = await scriptedPeerAt(port, REGTEST);
        peer?.say(THEIR_VERSION, VERACK);
        must(
          await eventually(() => served.length === count),
          'One connection keeps the others waiting. Handle each independently.',
        );
      }
      must(
        node.connections.size === 3,
        `Three peers have connected, but ${node.connections.size} are in connections. Add each as soon as it connects: close() must find it.`,
      );
    }));

  test('listens on the given port, and on this machine only', () =>
    listeningTest(async (tracker) => {
      const node = aNode();
      const wanted = await freePort();
      expect(
        await withDeadline(() => node.listen(() => {}, wanted), 'The promise of listen() never resolves.'),
      ).toGive(wanted, [[undefined, 'listen() must return the port.']]);
      const address = [...tracker.servers].find((server) => server.listening)?.address() as AddressInfo;
      must(
        ['127.0.0.1', '::1'].includes(address.address),
        `It listens on ${address.address}: any machine on the network can connect. Listen on this machine only.`,
      );
    }));

  test('rejects a port that is in use', () =>
    listeningTest(async () => {
      const port = await new ScriptedServer(REGTEST).start();
      const node = aNode();
      const listening = await withDeadline(
        () => node.listen(() => {}, port),
        'The port is in use, but listen() goes on waiting: instead of "listening", there is an "error" event.',
      );
      expect(listening).toRefuseWith(Error, ['EADDRINUSE']);
    }));

  test('reports a connection to itself', () =>
    listeningTest(async () => {
      const node = aNode();
      let served = 0;
      const port = await node.listen(() => served++);
      const connecting = await withDeadline(
        () => node.connect('127.0.0.1', port),
        'It has connected to itself, and waits for its own answer.',
      );
      expect(connecting).toRefuseWith(
        SelfConnectionError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'It has connected to itself, and did not notice. The incoming nonce is one that it has sent.',
          ],
          [
            (got: unknown) => got instanceof ClosedError,
            'It reports that the connection was closed, but not why. The listening end knows the reason: pass it to the other end.',
          ],
        ],
      );
      expect(served).toGive(0);
      must(
        await eventually(() => node.connections.size === 0),
        'Both ends have rejected it, but a connection is left: still open, or never removed from connections.',
      );
      const peer = await scriptedPeerAt(port, REGTEST);
      peer?.say(THEIR_VERSION, VERACK);
      must(await eventually(() => served === 1), 'After that, it serves no more connections.');
    }));

  test('does not mistake a different node that says the same for itself', () =>
    listeningTest(async () => {
      const [one, other] = [aNode(), aNode()];
      const port = await one.listen();
      const otherPort = await other.listen();
      const there = await withDeadline(() => other.connect('127.0.0.1', port), UNREACHED);
      const here = await withDeadline(() => one.connect('127.0.0.1', otherPort), UNREACHED);
      for (const reached of [there, here]) {
        expect(() => (reached() as Connection).theirs?.version).toGive(70016, [
          [(got: unknown) => got instanceof SelfConnectionError, 'It took a different node for itself.'],
        ]);
      }
    }));

  test('forgets the nonce of a connection when its handshake is done', () =>
    listeningTest(async () => {
      const server = new ScriptedServer(REGTEST);
      const there = await server.start();
      const node = aNode();
      const connecting = withDeadline(() => node.connect('127.0.0.1', there), UNREACHED);
      const first = await server.accepts();
      await greet(first);
      reached(await connecting);
      const stranger = await scriptedPeerAt(await node.listen(), REGTEST);
      stranger?.say(version({ ...THEIRS, nonce: said(first).nonce }));
      expect(await stranger?.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [
            () => true,
            'A peer used a nonce that you had sent before, in a handshake that is done. That is not you: keep nonces only as long as the handshake takes, or they grow forever.',
          ],
        ],
      );
    }));

  test('forgets the nonce of a connection when its handshake has failed', () =>
    listeningTest(async () => {
      const server = new ScriptedServer(REGTEST);
      const there = await server.start();
      const node = aNode();
      const connecting = withDeadline(() => node.connect('127.0.0.1', there), UNREACHED);
      const first = await server.accepts();
      await first?.hears('version');
      first?.socket.end();
      expect(await connecting).toRefuseWith(ClosedError, []);
      const stranger = await scriptedPeerAt(await node.listen(), REGTEST);
      stranger?.say(version({ ...THEIRS, nonce: said(first).nonce }));
      expect(await stranger?.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [
            () => true,
            'A peer used a nonce that you had sent before, in a handshake that has failed. That is not you: forget the nonce, however the handshake ends.',
          ],
        ],
      );
    }));

  test('knows the nonces of all outbound connections that shake hands', () =>
    listeningTest(async () => {
      const server = new ScriptedServer(REGTEST);
      const there = await server.start();
      const node = aNode();
      const connecting = withDeadline(
        () => node.connect('127.0.0.1', there),
        'Two connections shake hands, and the nonce that you sent on the first one came in on another: but its connect() goes on waiting. Note the nonces of all connections that shake hands, not only the newest.',
      );
      const first = await server.accepts();
      await first?.hears('version');
      void withDeadline(() => node.connect('127.0.0.1', there), '');
      must(await eventually(() => server.peers.length > 1), UNREACHED);
      await server.peers[1].hears('version');
      const stranger = await scriptedPeerAt(await node.listen(), REGTEST);
      stranger?.say(version({ ...THEIRS, nonce: said(first).nonce }));
      expect(await connecting).toRefuseWith(SelfConnectionError, []);
    }));

  test('knows only the nonces that it has sent on outbound connections', () =>
    listeningTest(async () => {
      const node = aNode();
      const port = await node.listen();
      const [first, second] = [await scriptedPeerAt(port, REGTEST), await scriptedPeerAt(port, REGTEST)];
      first?.say(THEIR_VERSION);
      await first?.hears('verack');
      second?.say(version({ ...THEIRS, nonce: said(first).nonce }));
      expect(await second?.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [
            () => true,
            'A peer used a nonce that you had sent on an inbound connection. You have not connected to anyone, and so not to yourself: note the nonces of outbound connections only.',
          ],
        ],
      );
    }));

  test('leaves out the zone of an IPv6 address: fe80::1%eth0 is fe80::1 in addr_recv', () =>
    listeningTest(async (tracker) => {
      const port = await aNode().listen();
      for (const server of tracker.servers) {
        server.prependListener('connection', (socket: Socket) => {
          Object.defineProperty(socket, 'remoteAddress', { value: 'fe80::1%eth0' });
        });
      }
      const peer = await scriptedPeerAt(port, REGTEST);
      peer?.say(THEIR_VERSION);
      await peer?.hears('version');
      expect(said(peer).addr_recv?.ip).toGive('fe80::1', [
        [
          '127.0.0.1',
          'The other side is fe80::1%eth0, and 127.0.0.1 is your own address. That of the other side is remoteAddress.',
        ],
        [
          undefined,
          'No version came for fe80::1%eth0. What follows the % is not a part of the address: withoutZone() leaves it out.',
        ],
      ]);
    }));
});
