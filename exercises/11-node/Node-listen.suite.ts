import { Connection } from 'answers/10-connection';
import type { AddressInfo, Socket } from 'node:net';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { freePort, scriptedPeerAt, ScriptedServer } from '../../src/suite/scripted-peer';
import { Unsettled } from '../../src/suite/never-settled';
import { turns } from '../../src/suite/event-loop-turns';
import { THEIRS, VERACK, THEIR_VERSION, must, numbered, wire } from '../09-handshake/shared';
import { REGTEST, aNode, listeningTest, said, listens, UNLISTENED } from './shared';

const UNSERVED = 'The handshake is done, but listen() has not passed the connection to serve().';

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
      const listening = await withDeadline(listen, UNLISTENED);
      const kindOf = (got: unknown) => (got instanceof Unsettled ? got : typeof got);
      expect(() => kindOf(listening())).toGive('number', [
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
      const port = await listens(aNode());
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
      const port = await listens(node, (connection) => served.push(connection));
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
      expect(await listens(node, () => {}, wanted)).toGive(wanted, [
        [undefined, 'listen() must return the port.'],
      ]);
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

  test('leaves out the zone of an IPv6 address: fe80::1%eth0 is fe80::1 in addr_recv', () =>
    listeningTest(async (tracker) => {
      const port = await listens(aNode());
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
          '::',
          'addr_recv is empty. The socket knows the address of the other side: remoteAddress and remotePort.',
        ],
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

  test('says in addr_recv who it is talking to, even if one addr_recv was chosen for all', () =>
    listeningTest(async () => {
      const node = aNode({ addr_recv: { services: 0n, ip: '203.0.113.5', port: 8333 } });
      const port = await listens(node);
      const peers = [await scriptedPeerAt(port, REGTEST), await scriptedPeerAt(port, REGTEST)];
      must(
        await eventually(() => node.connections.size === peers.length),
        'Two peers have connected, but not both are in connections.',
      );
      for (const peer of peers) {
        peer?.say(THEIR_VERSION);
        await peer?.hears('version');
      }
      const ports = peers.map((peer) => said(peer).addr_recv?.port);
      const [first, second] = peers.map((peer) => peer?.socket.localPort);
      expect(ports).toGive(
        [first, second],
        [
          [
            [second, second],
            'The first peer got the address of the second: the chosen addr_recv is one object, and you wrote both addresses into it. Make a new one for each connection.',
          ],
        ],
      );
    }));
});
