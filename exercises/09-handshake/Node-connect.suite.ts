import { Connection } from 'answers/09-handshake';
import type { AddressInfo } from 'node:net';
import { withTracker } from '../../src/suite/resource-tracker';
import { freePort, ScriptedPeer, scriptedPeerAt, ScriptedServer } from '../../src/suite/scripted-peer';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import { type Version } from '../../solutions/06-version';
import { readPayload } from '../../solutions/07-own-version';
import {
  THEIRS,
  VERACK,
  THEIR_VERSION,
  ascii,
  numbered,
  must,
  REGTEST,
  aNode,
  greet,
  reached,
  UNREACHED,
  UNENDED,
} from './shared';

/** The version that a peer has received. */
const said = (peer: ScriptedPeer | undefined) => readPayload(peer?.heard[0] ?? VERACK) as Version;

const UNSERVED = 'The handshake is done, but listen() has not passed the connection to serve().';

describe('Node', () => {
  test('talks to a second Node of yours', () =>
    withTracker(async () => {
      const [one, other] = [aNode(), aNode()];
      const served: Connection[] = [];
      const port = await one.listen((connection) => served.push(connection));
      const connecting = await withDeadline(() => other.connect('127.0.0.1', port), UNREACHED);
      const here = reached(connecting);
      expect(await eventually(() => served.length > 0)).toGive(true, [[false, UNSERVED]]);
      const [there] = served;
      await withDeadline(() => here.send('ping', { nonce: 1n }), '');
      await withDeadline(() => here.send('inv', Uint8Array.of(1)), '');
      expect(
        await withDeadline(() => there.receive(), 'One node does not receive what the other sends.'),
      ).toGive(numbered('inv', 1));
      await withDeadline(() => there.send('tx', Uint8Array.of(2)), '');
      expect(
        (await withDeadline(() => here.waitFor('tx'), 'One node does not receive what the other answers.'))(),
      ).toGive(numbered('tx', 2));
      expect(await withDeadline(() => Promise.all([one.close(), other.close()]), UNENDED)).toGive([
        undefined,
        undefined,
      ]);
    }));

  test('connects, and says about itself what was chosen', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const node = aNode({ start_height: 5, user_agent: ascii('/mine:1.0/') });
      const port = await server.start();
      const connecting = withDeadline(() => node.connect('127.0.0.1', port), UNREACHED);
      const peer = await server.accepts();
      must(peer !== undefined, 'The node has not connected.');
      expect(await peer?.hears('version')).toGive(
        ['version'],
        [
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
      expect(said(peer).addr_recv).toGive({ services: 0n, ip: '127.0.0.1', port }, [
        [
          { services: 0n, ip: '::', port: 0 },
          'addr_recv is empty. The socket knows the address of the other side: remoteAddress and remotePort.',
        ],
      ]);
    }));

  test('uses a different nonce for each connection', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST);
      const port = await server.start();
      const node = aNode();
      for (const _ of [1, 2]) void withDeadline(() => node.connect('127.0.0.1', port), '');
      await eventually(() => server.peers.length > 1);
      await Promise.all(server.peers.map((peer) => peer.hears('version')));
      const nonces = server.peers.map((peer) => said(peer).nonce);
      expect(new Set(nonces).size).toGive(2, [
        [() => true, 'Two connections use the same nonce: make a new version message for each.'],
      ]);
    }));

  test('serves an inbound connection when the handshake is done, and not before', () =>
    withTracker(async () => {
      const node = aNode({ start_height: 5 });
      const served: Connection[] = [];
      const port = await node.listen((connection) => served.push(connection));
      const peer = await scriptedPeerAt(port, REGTEST);
      must(peer !== undefined, `listen() returned ${port}, but nothing listens there.`);
      peer?.say(THEIR_VERSION);
      expect(await peer?.hears('verack')).toGive(
        ['version', 'verack'],
        [[[], 'A peer connected and sent its version, but got no answer.']],
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
    }));

  test('sends nothing on an inbound connection before a version has come', () =>
    withTracker(async () => {
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
    withTracker(async () => {
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
    withTracker(async (tracker) => {
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

  test('rejects a port that is in use, and can still be closed', () =>
    withTracker(async () => {
      const port = await new ScriptedServer(REGTEST).start();
      const node = aNode();
      const listening = await withDeadline(
        () => node.listen(() => {}, port),
        'The port is in use, but listen() goes on waiting: instead of "listening", there is an "error" event.',
      );
      expect(listening).toRefuseWith(Error, ['EADDRINUSE']);
      expect(await withDeadline(() => node.close(), UNENDED)).toGive(undefined);
    }));
});
