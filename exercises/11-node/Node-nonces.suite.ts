import { Connection } from 'answers/10-connection';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { scriptedPeerAt, ScriptedServer } from '../../src/suite/scripted-peer';
import { ClosedError, SelfConnectionError } from '../../src/wire/streams/peer-errors';
import { THEIRS, VERACK, THEIR_VERSION, must, threw, version } from '../09-handshake/shared';
import { REGTEST, aNode, greet, listeningTest, reached, said, UNREACHED, listens } from './shared';

/** A peer that connects to a node, and says a nonce in its version. */
async function strangerWith(nonce: bigint | undefined, node: ReturnType<typeof aNode>) {
  const stranger = await scriptedPeerAt(await listens(node), REGTEST);
  stranger?.say(version({ ...THEIRS, nonce }));
  return stranger;
}

describe('Node.listen', () => {
  test('reports a connection to itself', () =>
    listeningTest(async () => {
      const node = aNode();
      let served = 0;
      const port = await listens(node, () => served++);
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
      const port = await listens(one);
      const otherPort = await listens(other);
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
      const stranger = await strangerWith(said(first).nonce, node);
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
      const stranger = await strangerWith(said(first).nonce, node);
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
      await strangerWith(said(first).nonce, node);
      expect(await connecting).toRefuseWith(SelfConnectionError, []);
    }));

  test('knows a nonce also on the connection on which it has sent it', () =>
    listeningTest(async () => {
      const server = new ScriptedServer(REGTEST);
      const there = await server.start();
      const connecting = withDeadline(() => aNode().connect('127.0.0.1', there), UNREACHED);
      const peer = await server.accepts();
      await peer?.hears('version');
      peer?.say(version({ ...THEIRS, nonce: said(peer).nonce }), VERACK);
      expect(await connecting).toRefuseWith(
        SelfConnectionError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            'The nonce came in on the connection on which you had sent it, and you did not notice. It counts on any connection.',
          ],
        ],
      );
    }));

  test('knows only the nonces that it has sent on outbound connections', () =>
    listeningTest(async () => {
      const node = aNode();
      const port = await listens(node);
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

  test('knows the nonce of a connection until its own handshake is over', () =>
    listeningTest(async () => {
      const server = new ScriptedServer(REGTEST);
      const there = await server.start();
      const node = aNode();
      const connecting = node.connect('127.0.0.1', there);
      connecting.catch(() => {});
      const first = await server.accepts();
      await first?.hears('version');
      const failing = withDeadline(() => node.connect('127.0.0.1', there), UNREACHED);
      must(await eventually(() => server.peers.length > 1), UNREACHED);
      await server.peers[1].hears('version');
      server.peers[1].socket.end();
      expect(await failing).toRefuseWith(ClosedError, []);
      await strangerWith(said(first).nonce, node);
      const outcome = await withDeadline(
        () => connecting,
        'One of two handshakes has failed, and then the nonce of the other one came in: but its connect() goes on waiting. Forget only the nonce of the connection whose handshake is over.',
      );
      expect(outcome).toRefuseWith(SelfConnectionError, []);
    }));
});
