import { withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import {
  OWN,
  THEIRS,
  VERACK,
  OUR_VERSION,
  THEIR_VERSION,
  PING,
  PONG,
  numbered,
  talk,
  talkOn,
  NEVER,
  NOT_DONE,
} from './shared';

/** Recognises a list of commands that contains one of them twice. */
const sendsTwice = (command: string) => (got: unknown) =>
  Array.isArray(got) && got.filter((heard) => heard === command).length > 1;

describe('Connection', () => {
  test('shakes hands: sends version, receives version and verack, sends verack', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      expect(await peer.hears('version')).toGive(
        ['version'],
        [[[], 'The side that connects speaks first, but it sent nothing.']],
      );
      expect(peer.heard[0]).toGive(OUR_VERSION, [
        [() => true, 'You sent a version, but not the one that was passed to handshake().'],
      ]);
      peer.say(THEIR_VERSION);
      expect(await peer.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [['version'], 'You did not answer their version: both sides wait.'],
          [sendsTwice('verack'), 'You sent two veracks: two places in the code answer their version.'],
        ],
      );
      peer.say(VERACK);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'It returned undefined. Return the version message of the other side.'],
        [THEIR_VERSION, 'It returned the message. Return the Version that its payload holds.'],
      ]);
      expect(connection.theirs).toGive(THEIRS, [
        [undefined, 'The connection does not record it: set its `theirs`.'],
      ]);
      expect(connection.closed).toGive(false);
    }));

  test('receives what came after the verack in the same packet', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(
        () => connection.handshake(OWN),
        'Version and verack came in one packet, but you handled only one of them, and wait for the other in vain.',
      );
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK, numbered('inv', 1), numbered('tx', 2));
      expect(await shaking).toGive(THEIRS);
      const lost = 'What came in the same packet as the verack is lost. The next receive() must return it.';
      expect(await withDeadline(() => connection.receive(), lost)).toGive(numbered('inv', 1), [
        [numbered('tx', 2), lost],
        [VERACK, 'receive() returned the verack. It belongs to the handshake.'],
      ]);
      expect(await withDeadline(() => connection.receive(), lost)).toGive(numbered('tx', 2));
    }));

  test('accepts a verack before the version', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(
        () => connection.handshake(OWN),
        'The verack came first, then the version, but the handshake goes on waiting. They may come in either order.',
      );
      await peer.hears('version');
      peer.say(VERACK);
      await turns(5);
      expect(await peer.hears('version')).toGive(
        ['version'],
        [[['version', 'verack'], 'You sent a verack before there was a version to answer.']],
      );
      peer.say(THEIR_VERSION);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'It was done after the verack. The version must come, too.'],
      ]);
    }));

  test('sends version and verack once each, and then whatever you send', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      await withDeadline(() => connection.send('getaddr'), '');
      expect(await peer.hears('getaddr')).toGive(
        ['version', 'verack', 'getaddr'],
        [
          [sendsTwice('verack'), 'You sent two veracks: two places in the code answer their version.'],
          [sendsTwice('version'), 'You sent the version twice.'],
          [['version', 'getaddr'], 'You sent no verack: the other side is still waiting for it.'],
        ],
      );
    }));

  test('waits for the version on an inbound connection, and answers with version and verack', () =>
    talk(
      async (connection, peer) => {
        const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
        await turns(5);
        expect(peer.commands).toGive(
          [],
          [[['version'], 'The listening side spoke first. It must wait for the version.']],
        );
        peer.say(THEIR_VERSION);
        expect(await peer.hears('verack')).toGive(
          ['version', 'verack'],
          [
            [['verack'], 'You never sent your own version.'],
            [[], 'You did not answer their version: both sides wait.'],
          ],
        );
        expect(peer.heard[0]).toGive(OUR_VERSION);
        peer.say(VERACK);
        expect(await shaking).toGive(THEIRS);
      },
      { inbound: true },
    ));

  test('skips other messages before the handshake is done', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(
        () => connection.handshake(OWN),
        'Other messages came in between, and now the handshake goes on waiting.',
      );
      peer.say(
        numbered('inv', 1),
        THEIR_VERSION,
        numbered('sendaddrv2'),
        numbered('version'),
        VERACK,
        numbered('tx', 2),
      );
      expect(await shaking).toGive(THEIRS);
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('tx', 2), [
        [
          numbered('inv', 1),
          'That came before the handshake was done. You do not know yet who is speaking: skip it.',
        ],
      ]);
    }));

  test('answers a ping at once, even if no call is waiting', () =>
    talkOn(async (connection, peer) => {
      peer.say(PING);
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'You did not answer the ping. A node would hang up after twenty minutes.']],
      );
      expect(peer.heard[0]).toGive(PONG, [[() => true, 'The pong carries a different nonce from the ping.']]);
      peer.say(numbered('inv'));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'), [
        [PING, 'receive() returned the ping. It has already been answered: skip it.'],
      ]);
    }));

  test('answers each ping, except one without a nonce, which does no harm', () =>
    talkOn(async (connection, peer) => {
      const pings = [1, 2, 3].map((n) => numbered('ping', n, 0, 0, 0, 0, 0, 0, 0));
      peer.say(pings[0], numbered('ping', 9), pings[1], pings[2]);
      await peer.hears('pong', 3);
      expect(peer.heard.map(({ payload }) => payload[0])).toGive(
        [1, 2, 3],
        [
          [[1, 9, 2], 'You answered a ping of one byte. It has no nonce: pongFor returns undefined.'],
          [[1, 9, 2, 3], 'You answered a ping of one byte. It has no nonce: pongFor returns undefined.'],
          [[1], 'After a ping of one byte, you answer no more pings. Such a ping must do no harm.'],
        ],
      );
      peer.say(numbered('inv'));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'));
    }));

  test('answers a ping while waitFor() waits for a different message', () =>
    talkOn(async (connection, peer) => {
      const waiting = withDeadline(() => connection.waitFor('tx'), NEVER);
      peer.say(numbered('inv'), PING, numbered('tx'));
      expect(await waiting).toGive(numbered('tx'));
      expect(await peer.hears('pong')).toGive(
        ['pong'],
        [[[], 'You did not answer a ping that came during the wait.']],
      );
    }));

  test('handles messages in order: it sends the answer to a getdata before the pong for a later ping', () =>
    talkOn(async (connection, peer) => {
      const serving = withDeadline(async () => {
        await connection.waitFor('getdata');
        await connection.send('tx', Uint8Array.of(1));
        await connection.waitFor('getdata');
      }, NEVER);
      peer.say(numbered('getdata', 1), PING);
      const heard = await peer.hears('pong');
      peer.say(numbered('getdata', 2));
      expect(await serving).toGive(undefined);
      expect(heard).toGive(
        ['tx', 'pong'],
        [
          [
            ['pong', 'tx'],
            'A getdata and a ping came in one packet, and you sent the pong before the transaction. Finish handling one message before you handle the next.',
          ],
        ],
      );
    }));

  test('ignores a ping before the handshake is done, however the bytes are split', () =>
    talk(
      async (connection, peer) => {
        const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
        peer.say(THEIR_VERSION, PING, VERACK, numbered('ping', 1, 2, 3, 4, 5, 6, 7, 8));
        expect(await shaking).toGive(THEIRS);
        expect(await peer.hears('pong')).toGive(
          ['version', 'verack', 'pong'],
          [
            [
              (got: unknown) => Array.isArray(got) && got[0] === 'pong',
              'You sent a pong before the version. Send nothing else until the handshake is done.',
            ],
            [
              sendsTwice('pong'),
              'You answered a ping that came before the verack. Ignore pings until the handshake is done.',
            ],
          ],
        );
        expect(peer.heard.at(-1)?.payload[0]).toGive(1);
      },
      { inbound: true },
    ));
});
