import { fromHex } from '../../src/wire/bytes';
import type { KnownMistakes } from '../../src/suite/matchers';
import { withDeadline } from '../../src/suite/deadline';
import { withLimit } from '../../src/suite/time-limit';
import { ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
import { NONE, VERACK, PING, numbered, wire, must, threw, talk, receiveAll, NEVER } from './shared';

describe('Connection', () => {
  test('sends a whole message, including its header', () =>
    talk(async (connection, peer) => {
      const sent = await withDeadline(
        () => connection.send('ping', { nonce: 0x8877665544332211n }),
        'The promise of send() never resolves.',
      );
      expect(sent).toGive(undefined);
      expect(await peer.hears('ping')).toGive(['ping'], [[[], 'Nothing arrived at the other end.']]);
      expect(peer.heard[0].payload).toGive(PING.payload, [
        [NONE, 'The payload is empty. PAYLOADS has the codec that writes it.'],
      ]);
    }));

  test('sends an empty payload without a value, and bytes unchanged', () =>
    talk(async (connection, peer) => {
      await withDeadline(() => connection.send('verack'), '');
      await withDeadline(() => connection.send('getaddr'), '');
      // before BIP 31 that was a complete ping
      const sent = await withDeadline(() => connection.send('ping'), '');
      expect(sent).toGive(undefined, [
        [
          (got: unknown) => got instanceof Error,
          'Without a value there is nothing to write: the payload is empty, whatever PAYLOADS holds.',
        ],
      ]);
      await withDeadline(() => connection.send('custom', fromHex('0102')), '');
      await peer.hears('custom');
      expect(peer.heard).toGive([VERACK, numbered('getaddr'), numbered('ping'), numbered('custom', 1, 2)]);
    }));

  test('uses the magic of its network in both directions', () =>
    talk(
      async (connection, peer) => {
        await withDeadline(() => connection.send('verack'), '');
        expect(await peer.hears('verack')).toGive(
          ['verack'],
          [[() => true, 'The other end cannot read it. A message begins with the magic of its network.']],
        );
        peer.say(VERACK);
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(VERACK);
      },
      { network: 'regtest' },
    ));

  test('receives what the other side sends', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv', 1));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
    }));

  test('receives a message that comes while receive() is waiting', () =>
    talk(async (connection, peer) => {
      const waiting = withDeadline(() => connection.receive(), NEVER);
      peer.say(numbered('inv', 1));
      expect(await waiting).toGive(numbered('inv', 1));
    }));

  test('receives three messages from one packet in order', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx'), numbered('addr'));
      const known: KnownMistakes = [
        [
          ['inv', 'nothing more'],
          'Of three messages in one packet, the first came out and the others are lost. Take out every complete one.',
        ],
        [
          (got: unknown) => (got as string[]).includes('nothing more'),
          'Three messages came in one packet, but not all of them came out: some are lost.',
        ],
        [
          (got: unknown) => (got as string[]).length === 3,
          'They came out in a different order. First come, first served.',
        ],
      ];
      expect(await receiveAll(connection, 3)).toGive(['inv', 'tx', 'addr'], known);
    }));

  test('receives a message that comes byte by byte', () =>
    talk(async (connection, peer) => {
      const bytes = [numbered('inv', 1, 2, 3), numbered('tx', 4)].flatMap((message) => [
        ...wire().frame(message),
      ]);
      for (const byte of bytes) {
        peer.write(Uint8Array.of(byte));
        await new Promise(setImmediate);
      }
      const known: KnownMistakes = [
        [
          ['nothing more'],
          'A message came byte by byte, and you did not recognise it. Hold what is not complete yet, as in lesson 08.',
        ],
      ];
      expect(await receiveAll(connection, 2)).toGive(['inv', 'tx'], known);
    }));

  test('serves the call that has waited longest first', () =>
    talk(async (connection, peer) => {
      const waiting = ['inv', 'tx'].map(() =>
        withDeadline(
          () => connection.receive(),
          'Two calls of receive() are waiting and two messages came, but one call got nothing.',
        ),
      );
      peer.say(numbered('inv'), numbered('tx'));
      const [first, second] = await Promise.all(waiting);
      expect(first).toGive(numbered('inv'), [[numbered('tx'), 'The last call was served first.']]);
      expect(second).toGive(numbered('tx'), [[numbered('inv'), 'Both calls returned the same message.']]);
    }));

  test('still returns messages after the other side has hung up', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx'));
      peer.socket.end();
      const known: KnownMistakes = [
        [threw, 'Messages that came before the end are lost. It must still be possible to receive them.'],
      ];
      const first = await withDeadline(() => connection.receive(), NEVER);
      expect(first).toGive(numbered('inv'), known);
      await withDeadline(() => new Promise((resolve) => connection.socket.once('close', resolve)), '');
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('tx'), known);
    }));

  test('returns from waitFor() the first message with one of the commands, and skips those before it', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('addr'), numbered('notfound', 1), numbered('tx', 2));
      const found = await withDeadline(
        () => connection.waitFor('tx', 'notfound'),
        'The message has come, but waitFor() goes on waiting.',
      );
      expect(found).toGive(numbered('notfound', 1), [
        [numbered('inv'), 'That is the next message, but it has none of the requested commands.'],
        [numbered('tx', 2), 'That is the second match: the notfound before it was skipped.'],
      ]);
      expect(
        await withDeadline(
          () => connection.receive(),
          'The message after the one that waitFor() returned is lost.',
        ),
      ).toGive(numbered('tx', 2));
    }));

  test('gives waitFor one timeout for the whole wait, whatever else comes', () =>
    withLimit(100, (limit, pace) =>
      talk(async (connection, peer) => {
        connection.patience = limit;
        const fallSilent = peer.keepSaying(numbered('inv'), pace);
        const waiting = await withDeadline(
          () => connection.waitFor('tx'),
          'Other messages keep coming, and each of them restarts the timeout of waitFor(). It is for the whole wait.',
          limit,
        );
        await fallSilent();
        expect(waiting).toRefuseWith(ReceiveTimeoutError, []);
      }),
    ));

  test('rejects a receive() that times out, and goes on', () =>
    talk(async (connection, peer) => {
      const stillWaits = 'The timeout has expired, but receive() goes on waiting.';
      expect(await withDeadline(() => connection.receive(20), stillWaits, 20)).toRefuseWith(
        ReceiveTimeoutError,
        [],
      );
      must(!connection.closed, 'The connection was closed. A pause is not an error.');
      peer.say(numbered('inv'));
      expect(
        await withDeadline(
          () => connection.receive(),
          'The message went to a receive() that had already timed out: it is lost. A wait that times out must leave the queue.',
        ),
      ).toGive(numbered('inv'));
    }));

  test('removes a wait that times out from the queue, and no other', () =>
    talk(async (connection, peer) => {
      const patient = withDeadline(
        () => connection.receive(),
        'A different receive() timed out, and this one, which is still waiting, got nothing.',
      );
      const hasty = withDeadline(
        () => connection.receive(20),
        'The timeout has expired, but receive() goes on waiting.',
        20,
      );
      expect(await hasty).toRefuseWith(ReceiveTimeoutError, []);
      peer.say(numbered('inv'));
      expect(await patient).toGive(numbered('inv'));
    }));

  test('waits as long as patience says, by default', () =>
    talk(async (connection) => {
      connection.patience = 20;
      const stillWaits = 'patience is 20 milliseconds, but it goes on waiting.';
      expect(await withDeadline(() => connection.receive(), stillWaits, 20)).toRefuseWith(
        ReceiveTimeoutError,
        [],
      );
      expect(await withDeadline(() => connection.waitFor('tx'), stillWaits, 20)).toRefuseWith(
        ReceiveTimeoutError,
        [],
      );
    }));

  test('leaves no timer when the message has come', () =>
    talk(async (connection, peer, tracker) => {
      const before = tracker.timers;
      const waiting = withDeadline(() => connection.receive(30_000), NEVER);
      peer.say(numbered('inv'));
      expect(await waiting).toGive(numbered('inv'));
      must(
        tracker.timers - before === 0,
        'The message has come, but its timer is still running. It keeps the program alive for nothing.',
      );
    }));
});
