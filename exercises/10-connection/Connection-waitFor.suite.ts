import { withDeadline } from '../../src/suite/deadline';
import { withLimit } from '../../src/suite/time-limit';
import { ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
import { numbered } from '../09-handshake/shared';
import { talk, NEVER } from './shared';

describe('Connection.waitFor', () => {
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
      const back = 'receive() returned a message that waitFor() had skipped. What is skipped is gone.';
      expect(
        await withDeadline(
          () => connection.receive(),
          'The message after the one that waitFor() returned is lost.',
        ),
      ).toGive(numbered('tx', 2), [[numbered('inv'), back]]);
      peer.say(numbered('headers', 3));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('headers', 3), [
        [numbered('inv'), back],
      ]);
    }));

  test('waits as long as patience says', () =>
    talk(async (connection) => {
      connection.patience = 20;
      const stillWaits = 'patience is 20 milliseconds, but waitFor() goes on waiting.';
      expect(await withDeadline(() => connection.waitFor('tx'), stillWaits, 20)).toRefuseWith(
        ReceiveTimeoutError,
        [],
      );
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
});
