import { Connection } from 'answers/10-connection';
import type { Socket } from 'node:net';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { Unsettled } from '../../src/suite/never-settled';
import { type ResourceTracker, withTracker } from '../../src/suite/resource-tracker';
import { scriptedPeerAt, ScriptedServer } from '../../src/suite/scripted-peer';
import { turns } from '../../src/suite/event-loop-turns';
import { ClosedError, PeerError } from '../../src/wire/streams/peer-errors';
import { VERACK, THEIR_VERSION, must, threw, numbered } from '../09-handshake/shared';
import { REGTEST, aNode, reached, UNREACHED, UNENDED, listens } from './shared';

const UNENDED_SERVER = `${UNENDED} A server closes only after its last connection: close those first.`;
const UNENDED_AFTER_SERVER = `${UNENDED} Its servers have closed: did one emit "close" before you began to listen for it?`;
const UNSERVED = 'The handshake is done, but listen() has not passed the connection to serve().';

/**
 * From now on, a socket that is destroyed does not close yet.
 *
 * @returns a function that lets it close
 */
function holdClose(socket: Socket): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const { _destroy } = socket;
  socket._destroy = (error, done) => void released.then(() => _destroy.call(socket, error, done));
  return release;
}

/** Close nodes that listen, if that ever ends. */
async function ends<T>(tracker: ResourceTracker, close: () => Promise<T>): Promise<() => T | Unsettled> {
  const open = new Set([...tracker.servers].filter(({ listening }) => listening));
  for (const server of open) server.once('close', () => open.delete(server));
  const outcome = await withDeadline(close, UNENDED_SERVER);
  return () => {
    const got = outcome();
    return got instanceof Unsettled && open.size === 0 ? new Unsettled(UNENDED_AFTER_SERVER) : got;
  };
}

describe('Node.close', () => {
  test('talks to a second Node of yours', () =>
    withTracker(async (tracker) => {
      const [one, other] = [aNode(), aNode()];
      const served: Connection[] = [];
      const port = await listens(one, (connection) => served.push(connection));
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
      const both = () => Promise.all([one.close(), other.close()]);
      expect(await ends(tracker, both)).toGive([undefined, undefined]);
    }));

  test('closes all connections, and accepts no more', () =>
    withTracker(async (tracker) => {
      const node = aNode();
      const port = await listens(node);
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
      const left = () => node.close().then(() => node.connections.size);
      expect(await ends(tracker, left)).toGive(0, [
        [
          () => true,
          'close() has resolved, but a socket is still open. Wait for close() of each connection.',
        ],
      ]);
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
      ).toGive(undefined, [
        [
          threw,
          'close() was called again, and it rejects: a server that has closed cannot be closed again. It may be called more than once.',
        ],
      ]);
    }));

  test('closes its connections if it never listened, and waits until their sockets have closed', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST, (peer) => peer.say(THEIR_VERSION, VERACK));
      const port = await server.start();
      const node = aNode();
      const connection = reached(await withDeadline(() => node.connect('127.0.0.1', port), UNREACHED));
      let gone = false;
      connection.socket.once('close', () => (gone = true));
      const whenClosed = () => node.close().then(() => gone);
      const inTime = await withDeadline(whenClosed, UNENDED);
      must(
        await eventually(() => gone),
        'A node that never listened was closed, but its connection is open.',
      );
      expect(inTime).toGive(true, [
        [
          false,
          'close() has resolved, but the socket of a connection has not closed yet. Wait for close() of each connection.',
        ],
      ]);
    }));

  test('waits until its server has closed', () =>
    withTracker(async (tracker) => {
      const node = aNode();
      await listens(node);
      let gone = false;
      for (const server of tracker.servers) server.once('close', () => (gone = true));
      expect(await withDeadline(() => node.close().then(() => gone), UNENDED)).toGive(true, [
        [false, 'close() has resolved, but a server has not closed yet. Wait for its event "close".'],
      ]);
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
            undefined,
            'connect() has resolved, without a connection. If the node is closed meanwhile, it fails: throw a ClosedError.',
          ],
          [
            (got: unknown) => !threw(got),
            'The node was closed while it was connecting, and now that connection is open.',
          ],
        ],
      );
      await turns(5);
      must(
        await eventually(() => server.peers.every(({ socket }) => socket.closed)),
        'connect() has failed, but its socket is still open: destroy it. It was connected after the node was closed.',
      );
    }));

  test('does not shake hands on a connection that is still being established', () =>
    withTracker(async () => {
      const port = await new ScriptedServer(REGTEST).start();
      const node = aNode();
      const connecting = withDeadline(
        () => node.connect('127.0.0.1', port),
        'The node was closed while it was dialling, but connect() goes on to shake hands with a silent peer. Look right after dial() whether the node was closed.',
      );
      expect(await withDeadline(() => node.close(), UNENDED)).toGive(undefined);
      expect(await connecting).toRefuseWith(PeerError, []);
    }));

  test('makes no connection while close() is waiting', () =>
    withTracker(async () => {
      const server = new ScriptedServer(REGTEST, (peer) => peer.say(THEIR_VERSION, VERACK));
      const port = await server.start();
      const node = aNode();
      const { socket } = reached(await withDeadline(() => node.connect('127.0.0.1', port), UNREACHED));
      const release = holdClose(socket);
      const connecting = withDeadline(
        () => node.connect('127.0.0.1', port),
        'The node was closed, but connect() goes on waiting.',
      );
      const closing = withDeadline(() => node.close(), UNENDED);
      const outcome = await connecting;
      release();
      expect(await closing).toGive(undefined);
      expect(outcome).toRefuseWith(
        PeerError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'While close() was waiting, connect() has made a connection, which is open now. A node is closed from the moment when close() is called.',
          ],
        ],
      );
    }));

  test('accepts no connection while close() is waiting', () =>
    withTracker(async () => {
      const node = aNode();
      const port = await listens(node);
      await scriptedPeerAt(port, REGTEST);
      must(await eventually(() => node.connections.size > 0), UNREACHED);
      const [{ socket }] = node.connections;
      const release = holdClose(socket);
      const closing = withDeadline(() => node.close(), UNENDED);
      await turns(5);
      const late = await scriptedPeerAt(port, REGTEST);
      const accepted = late && !(await late.seesTheEnd());
      release();
      must(
        !accepted,
        'While close() was waiting, listen() has accepted a connection, which is open now. Close the servers before you wait for anything.',
      );
      expect(await closing).toGive(undefined);
    }));

  test('waits until its sockets have closed when it is called again meanwhile, too', () =>
    withTracker(async () => {
      const port = await new ScriptedServer(REGTEST, (peer) => peer.say(THEIR_VERSION, VERACK)).start();
      const node = aNode();
      const { socket } = reached(await withDeadline(() => node.connect('127.0.0.1', port), UNREACHED));
      const release = holdClose(socket);
      let gone = false;
      socket.once('close', () => (gone = true));
      const first = withDeadline(() => node.close(), UNENDED);
      const again = withDeadline(() => node.close().then(() => gone), UNENDED);
      await turns(5);
      release();
      expect(await again).toGive(true, [
        [
          false,
          'While close() was waiting, it was called again, and the second call has resolved at once, with a socket still open. Each call waits until all have closed.',
        ],
      ]);
      expect(await first).toGive(undefined);
    }));

  test('closes every port on which it listens', () =>
    withTracker(async () => {
      const node = aNode();
      const ports = [await listens(node), await listens(node)];
      const left = () =>
        node.close().then(() => Promise.all(ports.map((port) => scriptedPeerAt(port, REGTEST))));
      expect(await withDeadline(left, UNENDED)).toGive(
        [undefined, undefined],
        [
          [
            () => true,
            'It listened on two ports. The node was closed, but on one of them it still lets others connect.',
          ],
        ],
      );
    }));

  test('can be closed after a port was in use', () =>
    withTracker(async () => {
      const port = await new ScriptedServer(REGTEST).start();
      const node = aNode();
      await withDeadline(() => node.listen(() => {}, port), '');
      expect(await withDeadline(() => node.close(), UNENDED)).toGive(undefined);
    }));
});
