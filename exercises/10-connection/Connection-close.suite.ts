import { type KnownMistakes } from '../../src/suite/matchers';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { withoutLongTimers } from '../../src/suite/long-timers';
import { TURN_PATIENCE } from '../../src/wire/streams/limits';
import { ClosedError, ObsoleteVersionError } from '../../src/wire/streams/peer-errors';
import { must, threw, numbered, wire } from '../09-handshake/shared';
import { talk, sentBy, NEVER } from './shared';

describe('Connection.close', () => {
  test('rejects every wait when the other side hangs up', () =>
    talk(async (connection, peer) => {
      const receiving = withDeadline(
        () => connection.receive(),
        'The other side has hung up, but receive() goes on waiting.',
      );
      const waiting = withDeadline(
        () => connection.waitFor('tx'),
        'The other side has hung up, but waitFor() goes on waiting.',
      );
      peer.socket.end();
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(await waiting).toRefuseWith(ClosedError, []);
      must(connection.closed, 'The other side has hung up, but `closed` is still false.');
      const stillWaits = 'Nothing more can come, but it waits. Reject at once.';
      expect(await withDeadline(() => connection.receive(), stillWaits)).toRefuseWith(ClosedError, []);
      const sending = await withDeadline(
        () => connection.send('inv'),
        'The other side has hung up, and the promise of send() never settles.',
      );
      expect(sending).toRefuseWith(
        ClosedError,
        [],
        [[undefined, 'It reports that the message was sent, but the other side is gone.']],
      );
      expect(sentBy(connection)).toGive(
        [],
        [
          [
            () => true,
            'The connection had ended, and the transcript says that you sent a message all the same. First throw the reason of the channel, if it has one.',
          ],
        ],
      );
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

  test('finds a message with waitFor() after the other side has hung up', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv'), numbered('tx', 1));
      peer.socket.end();
      await eventually(() => connection.closed);
      const found = await withDeadline(
        () => connection.waitFor('tx'),
        'The message has come, but waitFor() goes on waiting.',
      );
      expect(found).toGive(numbered('tx', 1), [
        [
          threw,
          'The message had come before the connection ended, but waitFor() throws the reason. Like receive(), it does so when no message is left.',
        ],
      ]);
    }));

  test('treats an error of the socket as the end of the connection', () =>
    talk(async (connection, peer) => {
      const receiving = withDeadline(
        () => connection.receive(),
        'The connection broke, but receive() goes on waiting.',
      );
      peer.say();
      const broken = () => connection.socket.emit('error', new Error('read ECONNRESET'));
      expect(broken).toGive(true, [
        [
          threw,
          "Nothing listens to the socket's error event. Node.js then crashes the whole program as soon as a cable is pulled.",
        ],
      ]);
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(connection.closed).toGive(true, [
        [
          false,
          'An error ended the connection, but `closed` is false. It has ended when the channel has a reason.',
        ],
      ]);
      must(await peer.seesTheEnd(), 'The connection broke, but its socket is still open.');
    }));

  test('closes the connection for both sides, and ends every wait', () =>
    talk(async (connection, peer) => {
      const receiving = withDeadline(
        () => connection.receive(),
        'The connection was closed, but receive() goes on waiting.',
      );
      let gone = false;
      connection.socket.once('close', () => (gone = true));
      expect(connection.closed).toGive(false);
      expect(await withDeadline(() => connection.close(), 'The promise of close() never resolves.')).toGive(
        undefined,
        [
          [
            threw,
            'close() itself rejected. The reason is for the waits; close() resolves when the socket has closed.',
          ],
        ],
      );
      must(gone, 'close() has resolved, but the socket is still open. Wait until it is closed.');
      expect(await receiving).toRefuseWith(ClosedError, []);
      expect(connection.closed).toGive(true);
      must(await peer.seesTheEnd(), 'The other end does not notice that the connection was closed.');
    }));

  test('rejects every wait with the reason that was passed to close()', () =>
    talk(async (connection) => {
      const reason = new ObsoleteVersionError('not with you');
      const receiving = withDeadline(
        () => connection.receive(),
        'The connection was closed, but receive() goes on waiting.',
      );
      await withDeadline(() => connection.close(reason), 'The promise of close() never resolves.');
      expect(await receiving).toRefuseWith(
        ObsoleteVersionError,
        ['not with you'],
        [
          [
            (got: unknown) => got instanceof ClosedError,
            'It reports that the connection was closed, but not why. End the channel with the reason: it closes the socket.',
          ],
        ],
      );
      const sending = await withDeadline(
        () => connection.send('inv'),
        'The connection was closed, and the promise of send() never settles.',
      );
      expect(sending).toRefuseWith(
        ObsoleteVersionError,
        ['not with you'],
        [
          [
            (got: unknown) => got instanceof ClosedError,
            'send() reports that the connection has ended, but not why: throw the reason of the channel.',
          ],
        ],
      );
    }));

  test('allows close() to be called more than once, even at the same time', () =>
    talk(async (connection) => {
      let gone = false;
      connection.socket.once('close', () => (gone = true));
      const first = connection.close();
      must(
        connection.closed,
        'close() was called, but `closed` is still false: the channel has a reason by now.',
      );
      const second = connection.close().then(() => gone);
      must(
        await second,
        'The second call of close() resolved while the socket was still open. Wait every time.',
      );
      const both = () => Promise.all([first, connection.close()]);
      const stillWaits = 'close() was called twice, and waits for an event that has already happened.';
      expect(await withDeadline(both, stillWaits)).toGive([undefined, undefined]);
      expect(await withDeadline(() => connection.close(), stillWaits)).toGive(undefined);
      const ends = connection.transcript.entries.filter(
        (entry) => 'event' in entry && entry.event === 'closed',
      );
      expect(ends.length).toGive(1, [
        [
          (got: unknown) => Number(got) > 1,
          'A connection ends once, but the transcript records several ends.',
        ],
        [0, "The transcript does not record the end: event('closed', why)."],
      ]);
    }));

  test('closes without waiting for the other side to hang up', () =>
    talk(
      async (connection, peer) => {
        peer.say(numbered('inv'));
        const stillWaits =
          'The other side does not hang up, and close() waits for it. end() only says goodbye; destroy() leaves.';
        expect(await withDeadline(() => connection.close(), stillWaits)).toGive(undefined);
      },
      { stubborn: true },
    ));

  test('rejects a send() that is pending with the reason, too', () =>
    talk(async (connection) => {
      connection.socket.cork();
      const pending = withDeadline(
        () => connection.send('inv'),
        'The connection was closed, and the promise of a send() that was pending never settles.',
      );
      await withDeadline(() => connection.close(new ObsoleteVersionError('not with you')), '');
      expect(await pending).toRefuseWith(
        ObsoleteVersionError,
        ['not with you'],
        [
          [
            threw,
            'A send() that was pending reports what became of the socket, but not why the connection has ended: reject with the reason of the channel, if it has one.',
          ],
        ],
      );
    }));

  test('ends the connection at bytes that are not a message, after the last valid message', () =>
    talk(async (connection, peer) => {
      peer.write(Buffer.concat([wire().frame(numbered('inv')), wire('testnet3').frame(numbered('tx'))]));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'));
      const after = await withDeadline(
        () => connection.receive(),
        'A wrong magic came, but receive() goes on waiting.',
      );
      expect(after).toRefuse({ path: 'magic', offset: 24 }, [
        [
          (got: unknown) => got instanceof ClosedError,
          'It reports that the connection was closed, but not why: throw the WireError.',
        ],
      ]);
      must(
        connection.closed,
        'A wrong magic has ended the connection, but `closed` is false. It has ended when the channel has a reason, whatever that is; the socket closes a little later.',
      );
      must(await peer.seesTheEnd(), 'A wrong magic came, but the connection is still open.');
    }));

  test('lets what came after a message have its turn as soon as that is answered', () =>
    // the channel goes on by itself after two seconds, which no test may wait for
    withoutLongTimers(TURN_PATIENCE / 2, () =>
      talk(async (connection, peer) => {
        peer.write(
          Buffer.concat([wire().frame(numbered('getdata')), wire('testnet3').frame(numbered('tx'))]),
        );
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('getdata'));
        await withDeadline(() => connection.send('notfound', Uint8Array.of(0)), '');
        must(
          await eventually(() => peer.socket.closed),
          'A getdata came, and then bytes that are not a message. The getdata is answered, but what came next does not have its turn: in send(), pass the promise through channel.answer().',
        );
      }),
    ));

  test('notices that the other side has hung up, even if nothing receives what it sent', () =>
    talk(async (connection, peer) => {
      // 24 bytes each: just under 100,000 bytes
      const count = 4166;
      peer.say(...Array.from({ length: count }, () => numbered('inv')));
      peer.socket.end();
      must(
        await eventually(() => connection.closed),
        'The other side has sent 100 kilobytes and hung up, but the connection does not notice. A paused socket does not report its end: read on a little, or it stays open forever.',
      );
      let received = 0;
      await withDeadline(async () => {
        for (; received < count; received++) await connection.receive();
      }, '');
      expect(received).toGive(count, [
        [() => true, `Of ${count} messages that came before the end, only ${received} were received.`],
      ]);
    }));
});
