import { Connection } from 'answers/10-connection';
import { Node } from 'answers/11-node';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { withTracker } from '../../src/suite/resource-tracker';
import { freePort, ScriptedPeer, ScriptedServer } from '../../src/suite/scripted-peer';
import { withLimit } from '../../src/suite/time-limit';
import { unanswered } from '../../src/suite/unanswered';
import { turns } from '../../src/suite/event-loop-turns';
import { type NetworkName } from '../../src/wire/networks';
import {
  ClosedError,
  ConnectError,
  HandshakeTimeoutError,
  ObsoleteVersionError,
} from '../../src/wire/streams/peer-errors';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Version } from '../../solutions/06-version';
import { makeVersion } from '../../solutions/07-own-version';
import { THEIRS, VERACK, THEIR_VERSION, ascii, must, wire } from '../09-handshake/shared';
import { REGTEST, AMPLE, aNode, greet, reached, said, UNREACHED } from './shared';

describe('Node.connect', () => {
  test('connects, and says about itself what was chosen', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const node = aNode({ start_height: 5, user_agent: ascii('/mine:1.0/') });
      const port = await server.start();
      const connecting = withDeadline(() => node.connect('127.0.0.1', port), UNREACHED);
      const peer = await server.accepts();
      // if there is an error, it says why
      if (!peer) reached(await connecting);
      must(peer !== undefined, 'The node has not connected.');
      const first = await peer?.hears('version');
      // an answer that believes to have been called speaks only when spoken to
      if (first?.length === 0) peer?.say(THEIR_VERSION);
      const answered = first?.length === 0 && (await peer?.hears('version'))?.includes('version');
      expect(first).toGive(
        ['version'],
        [
          [
            () => answered,
            'It has connected, and says who it is only after the other side: is `inbound` true on a connection that you made?',
          ],
          [
            () => [...node.connections].some(({ socket }) => socket.listenerCount('data') === 0),
            'It has connected, but nothing listens to the socket: new Connection() does not, Connection.over() does.',
          ],
          [[], 'It has connected, but does not say who it is.'],
          [() => true, 'The other end cannot read it. A node uses the magic of its network.'],
        ],
      );
      await greet(peer);
      const connection = reached(await connecting);
      expect(connection.theirs).toGive(THEIRS, [
        [undefined, 'connect() returned the connection before the handshake was done.'],
      ]);
      const { start_height, user_agent, version: number, nonce } = said(peer);
      expect({ start_height, user_agent, number }).toGive(
        { start_height: 5, user_agent: ascii('/mine:1.0/'), number: 70016 },
        [
          [
            (got: unknown) => (got as Partial<Version>).start_height === 0,
            'The choices are not in the version: pass them to makeVersion().',
          ],
        ],
      );
      expect(typeof nonce).toGive('bigint');
      await withDeadline(() => connection.send('inv'), '');
      expect(await peer!.hears('inv')).toGive(['version', 'verack', 'inv']);
    }));

  test('says in addr_recv who it is talking to', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const port = await server.start();
      void withDeadline(() => aNode().connect('127.0.0.1', port), '');
      const peer = await server.accepts();
      await peer?.hears('version');
      const { addr_recv, addr_from } = said(peer);
      const ownPort = peer?.socket.remotePort;
      expect(addr_recv).toGive({ services: 0n, ip: '127.0.0.1', port }, [
        [
          { services: 0n, ip: '127.0.0.1', port: ownPort },
          `${ownPort} is your own port. That of the other side is remotePort.`,
        ],
        [
          { services: 0n, ip: '::', port: 0 },
          'addr_recv is empty. The socket knows the address of the other side: remoteAddress and remotePort.',
        ],
      ]);
      expect(addr_from).toGive(makeVersion().addr_from, [
        [
          addr_recv,
          'addr_from has the address of the other side. Set addr_recv only; the rest is what makeVersion() and the choices say.',
        ],
      ]);
    }));

  test('says in addr_recv who it is talking to, whatever addr_recv was chosen', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const port = await server.start();
      const chosen = { services: 0n, ip: '203.0.113.5', port: 8333 };
      void withDeadline(() => aNode({ addr_recv: chosen }).connect('127.0.0.1', port), '');
      const peer = await server.accepts();
      await peer?.hears('version');
      expect(said(peer).addr_recv).toGive({ services: 0n, ip: '127.0.0.1', port }, [
        [
          chosen,
          'addr_recv is the one that was chosen. It is always the address of the other side: of two fields with the same name, the later one counts.',
        ],
      ]);
    }));

  test('uses a different nonce for each connection', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const port = await server.start();
      const node = aNode();
      for (const _ of [1, 2]) void withDeadline(() => node.connect('127.0.0.1', port), '');
      must(await eventually(() => server.peers.length > 1), 'The node has not connected twice.');
      await Promise.all(server.peers.map((peer) => peer.hears('version')));
      const nonces = server.peers.map((peer) => said(peer).nonce);
      must(!nonces.includes(undefined), 'It has connected twice, but does not say both times who it is.');
      expect(new Set(nonces).size).toGive(2, [
        [() => true, 'Two connections use the same nonce: make a new version message for each.'],
      ]);
    }));

  test('has a connection in `connections` until its socket closes', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const port = await server.start();
      const node = aNode();
      const connecting = withDeadline(() => node.connect('127.0.0.1', port), UNREACHED);
      const peer = await server.accepts();
      await greet(peer);
      const connection = reached(await connecting);
      must(
        node.connections.has(connection),
        'The handshake is done, but the connection is not in connections. Then close() does not find it.',
      );
      peer?.socket.end();
      must(
        await eventually(() => node.connections.size === 0),
        'The connection has ended, but is still in connections. Its socket emits close, whether or not the handshake had succeeded.',
      );
    }));

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

  test('waits for an answer to connect() no longer than the timeout of the node', () =>
    withTracker(async () => {
      const limit = 50;
      const connecting = await unanswered(limit, () =>
        withDeadline(
          () => new Node('regtest', {}, limit).connect('127.0.0.1'),
          `Nobody answers, and the node's timeout is ${limit} ms, but connect() goes on waiting. That is also how long connecting may take.`,
          limit,
        ),
      );
      expect(connecting).toRefuseWith(ConnectError, []);
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
      expect(await connecting).toRefuse({ path: 'magic', offset: 0 }, [
        [
          (got: unknown) => got instanceof Connection && got.closed,
          'The handshake has failed and the connection is closed, but connect() has returned it. Throw the error on.',
        ],
      ]);
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
          limit === AMPLE
            ? 'The handshake can no longer succeed, but connect() goes on waiting.'
            : `The other side says nothing, and the node's timeout of ${limit} ms is over, but connect() goes on waiting. That is also how long a handshake may take: pass it on.`,
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
});
