import { Connection, Node } from 'answers/09-handshake';
import { fromHex } from '../../src/wire/bytes';
import { withTracker } from '../../src/suite/resource-tracker';
import { freePort, ScriptedPeer, scriptedPeerAt, ScriptedServer } from '../../src/suite/scripted-peer';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { withLimit } from '../../src/suite/time-limit';
import { pause, turns } from '../../src/suite/event-loop-turns';
import type { NetworkName } from '../../src/wire/networks';
import { MAX_INBOUND } from '../../src/wire/streams/limits';
import {
  ClosedError,
  ConnectError,
  HandshakeTimeoutError,
  ObsoleteVersionError,
  PeerError,
  SelfConnectionError,
} from '../../src/wire/streams/peer-errors';
import {
  THEIRS,
  VERACK,
  THEIR_VERSION,
  ascii,
  version,
  wire,
  must,
  threw,
  REGTEST,
  AMPLE,
  aNode,
  greet,
  UNREACHED,
  UNENDED,
} from './shared';

describe('Node', () => {
  test('rejects connect() when nothing listens at the other end', () =>
    withTracker(async () => {
      const port = await freePort();
      const node = aNode();
      const connecting = await withDeadline(
        () => node.connect('127.0.0.1', port),
        'Nothing listens there, but connect() goes on waiting.',
      );
      expect(connecting).toRefuseWith(ConnectError, []);
      expect(node.connections.size).toGive(0);
    }));

  test.each<[NetworkName, number]>([
    ['mainnet', 8333],
    ['testnet3', 18333],
    ['testnet4', 48333],
    ['signet', 38333],
    ['regtest', 18444],
    ['simnet', 18555],
  ])('connects to the default port of its network: %s %d', (network, port) =>
    withTracker(async (tracker) => {
      // it does not matter whether anything listens there
      await withDeadline(() => new Node(network, {}, 200).connect('127.0.0.1'), '', 200);
      expect(tracker.dialled[0]?.port).toGive(port, [
        [8333, 'That is the port of mainnet. Each network has its own: see NETWORKS.'],
        [undefined, 'connect() did not try to connect.'],
      ]);
    }),
  );

  test('rejects a node of a different network', () =>
    withTracker(async () => {
      const server = new ScriptedServer(wire('mainnet'));
      const node = aNode();
      const port = await server.start();
      const connecting = withDeadline(
        () => node.connect('127.0.0.1', port),
        'A wrong magic came, but connect() goes on waiting.',
      );
      (await server.accepts())?.say(THEIR_VERSION, VERACK);
      expect(await connecting).toRefuse({ path: 'magic', offset: 0 });
    }));

  test('reports a connection to itself', () =>
    withTracker(async () => {
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
    withTracker(async () => {
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

  test.each<[string, number, (peer: ScriptedPeer | undefined) => unknown, new (...args: never[]) => Error]>([
    ['is too old', AMPLE, (peer) => greet(peer, { ...THEIRS, version: 31799 }), ObsoleteVersionError],
    ['says nothing', 100, () => {}, HandshakeTimeoutError],
    ['hangs up', AMPLE, (peer) => peer?.socket.end(), ClosedError],
  ])('leaves nothing open when the other side %s', (_, timeout, behave, kind) =>
    withLimit(timeout, (limit, pace) =>
      withTracker(async () => {
        const server = new ScriptedServer(REGTEST);
        const port = await server.start();
        const node = new Node('regtest', {}, limit);
        pace.mark();
        const connecting = withDeadline(
          () => node.connect('127.0.0.1', port),
          'The handshake can no longer succeed, but connect() goes on waiting.',
          limit === AMPLE ? 0 : limit,
        );
        const peer = await server.accepts();
        await turns(2);
        pace.mark();
        await behave(peer);
        expect(await connecting).toRefuseWith(kind, []);
        must(await peer?.seesTheEnd(), 'The handshake has failed, but the connection is still open.');
        must(
          await eventually(() => node.connections.size === 0),
          'The connection has ended, but is still in connections.',
        );
      }),
    ),
  );

  test('goes on, whatever a stranger sends', () =>
    withLimit(100, (limit, pace) =>
      withTracker(async () => {
        const node = new Node('regtest', {}, limit);
        const served: Connection[] = [];
        const port = await node.listen((connection) => served.push(connection));
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
        throw new Error('out of stock');
      },
    ],
    [
      'rejects later',
      async () => {
        await pause(1);
        throw new Error('out of stock');
      },
    ],
  ])('closes the connection when serve() %s, and goes on', (_, fail) =>
    withTracker(async () => {
      const node = aNode();
      let served = 0;
      const port = await node.listen(() => (served++ === 0 ? fail() : undefined));
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

  test('closes all connections, and accepts no more', () =>
    withTracker(async () => {
      const node = aNode();
      const port = await node.listen();
      const [greeted, silent] = [await scriptedPeerAt(port, REGTEST), await scriptedPeerAt(port, REGTEST)];
      greeted?.say(THEIR_VERSION, VERACK);
      await greeted?.hears('verack');
      const server = new ScriptedServer(REGTEST);
      const otherPort = await server.start();
      const connecting = withDeadline(
        () => node.connect('127.0.0.1', otherPort),
        'The node was closed, but connect() goes on waiting.',
      );
      const accepted = await server.accepts();
      expect(await withDeadline(() => node.close(), UNENDED)).toGive(undefined);
      for (const peer of [greeted, silent, accepted]) {
        must(await peer?.seesTheEnd(), 'The node was closed, but one of its connections is still open.');
      }
      expect(await connecting).toRefuseWith(ClosedError, []);
      expect(node.connections.size).toGive(0);
      must(
        (await scriptedPeerAt(port, REGTEST)) === undefined,
        'The node was closed, but still lets others connect.',
      );
      expect(
        await withDeadline(() => node.close(), 'close() was called again, and its promise never resolves.'),
      ).toGive(undefined);
    }));

  test('also closes a connection that is still being established', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST, (peer) => peer.say(THEIR_VERSION, VERACK));
      const port = await server.start();
      const node = aNode();
      const connecting = withDeadline(
        () => node.connect('127.0.0.1', port),
        'The node was closed, but connect() goes on waiting.',
      );
      const both = () => Promise.all([node.close(), node.close()]);
      expect(await withDeadline(both, UNENDED)).toGive([undefined, undefined]);
      expect(await connecting).toRefuseWith(
        PeerError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'The node was closed while it was connecting, and now that connection is open.',
          ],
        ],
      );
    }));

  test('accepts no more than MAX_INBOUND connections', () =>
    withTracker(async () => {
      const node = aNode();
      const port = await node.listen();
      const peers: (ScriptedPeer | undefined)[] = [];
      for (let i = 0; i <= MAX_INBOUND; i++) peers.push(await scriptedPeerAt(port, REGTEST));
      // a new connection may be refused, or an earlier one may have to make room for it
      must(
        await eventually(() => peers.filter((peer) => !peer?.socket.closed).length <= MAX_INBOUND),
        `${MAX_INBOUND + 1} peers are connected. Anyone may connect, so there is a limit: MAX_INBOUND.`,
      );
      peers[0]?.say(THEIR_VERSION);
      expect(await peers[0]?.hears('verack')).toGive(['version', 'verack']);
    }));
});
