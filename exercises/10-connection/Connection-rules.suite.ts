import { withDeadline } from '../../src/suite/deadline';
import { ClosedError, ProtocolError } from '../../src/wire/streams/peer-errors';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message } from '../../solutions/01-framing';
import { THEIRS, VERACK, PING, version, must, threw, numbered } from '../09-handshake/shared';
import { talkOn, NEVER } from './shared';

/** A message that announces `count` items and contains none. The count is at offset `at`. */
function announcing(command: string, at: number, count: number): Message {
  const shortest = count < 0xfd ? [count] : [0xfd, count & 0xff, count >> 8];
  return numbered(command, ...new Uint8Array(at), ...shortest);
}

describe('Connection.act', () => {
  test.each<[string, number, number]>([
    ['inv', 0, 50_000],
    ['getdata', 0, 50_000],
    ['headers', 0, 2_000],
    ['addr', 0, 1_000],
    ['getheaders', 4, 101],
  ])('ends the connection at a message with more items than its rule allows: %s', (command, at, most) =>
    talkOn(async (connection, peer) => {
      const allowed = announcing(command, at, most);
      peer.say(allowed, announcing(command, at, most + 1));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(allowed, [
        [threw, `${most} items are allowed, but the connection was closed.`],
      ]);
      const next = await withDeadline(
        () => connection.receive(),
        `${most + 1} items were announced, but the connection goes on.`,
      );
      expect(next).toRefuseWith(
        ProtocolError,
        [],
        [
          [
            (got: unknown) => !threw(got),
            `${most + 1} items were announced, but the message came out. judge() names the rule that it breaks.`,
          ],
          [
            (got: unknown) => got instanceof ClosedError,
            'It reports that the connection was closed, but not why: throw the ProtocolError.',
          ],
        ],
      );
      must(await peer.seesTheEnd(), `${most + 1} items were announced, but the connection is still open.`);
    }),
  );

  test('ignores a second version and a second verack after the handshake', () =>
    talkOn(async (connection, peer) => {
      peer.say(
        version({ ...THEIRS, start_height: 7 }),
        VERACK,
        numbered('version'),
        PING,
        numbered('inv', 1),
      );
      const again = (got: unknown) =>
        ['version', 'verack'].includes((got as Message | undefined)?.command ?? '');
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv', 1), [
        [again, 'receive() returned a second version or verack. Ignore both after the handshake.'],
        [threw, 'A second version or a second verack ended the connection. Ignore both.'],
      ]);
      expect(connection.theirs).toGive(THEIRS);
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[(got: unknown) => Array.isArray(got) && got.length > 1, 'You answered a second version.']],
      );
    }));

  test('ends the connection at a message that must come before the verack', () =>
    talkOn(async (connection, peer) => {
      peer.say(numbered('inv', 1), numbered('sendaddrv2'));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
      const stillWaits =
        'A sendaddrv2 belongs before the verack. It came after it, but the connection goes on.';
      const next = await withDeadline(() => connection.receive(), stillWaits);
      expect(next).toRefuseWith(ProtocolError, [], [[(got: unknown) => !threw(got), stillWaits]]);
      must(await peer.seesTheEnd(), stillWaits);
    }));
});
