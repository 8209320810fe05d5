import { type Message } from '../../solutions/01-framing';
import { Handshake } from '../../solutions/09-handshake';
import { eventually, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import { HandshakeTimeoutError } from '../../src/wire/streams/peer-errors';
import {
  OWN,
  THEIRS,
  VERACK,
  OUR_VERSION,
  THEIR_VERSION,
  version,
  must,
  threw,
  numbered,
  wire,
} from '../09-handshake/shared';
import { talk, NEVER, NOT_DONE } from './shared';

/** Recognises a list of commands that contains one of them twice. */
const sendsTwice = (command: string) => (got: unknown) =>
  Array.isArray(got) && got.filter((heard) => heard === command).length > 1;

/** Whether a message has not come in the end. */
const hasNotCome = async (receiving: Promise<Message>) => {
  let came = false;
  const end = () => void (came = true);
  receiving.then(end, end);
  return !(await eventually(() => came));
};

/** What a call throws, if it does. */
const failureOf = (outcome: () => unknown) => {
  try {
    return void outcome();
  } catch (error) {
    return error;
  }
};

/** A handshake that sends one message more after its version, and one before its verack. */
class Talkative extends Handshake {
  override open(): Message[] {
    return [...super.open(), numbered('sendcmpct')];
  }

  override receive(message: Message): Message[] {
    return super.receive(message).flatMap((answer) => [numbered('wtxidrelay'), answer]);
  }
}

describe('Connection.handshake', () => {
  test('shakes hands: sends version, receives version and verack, sends verack', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      let settled = false;
      let gaveUp = false;
      void shaking.then((outcome) => {
        settled = true;
        gaveUp = failureOf(outcome) instanceof HandshakeTimeoutError;
      });
      expect(await peer.hears('version')).toGive(
        ['version'],
        [
          [
            () => gaveUp,
            'It gave up at once, although the timeout is a minute: tooLate() was called when the timer began. Pass setTimeout() a function that calls it.',
          ],
          [[], 'The side that connects speaks first, but it sent nothing.'],
        ],
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
      must(
        settled || connection.theirs === undefined,
        'You set `theirs` before the handshake was done. act() then takes their verack for a second one: set it at the end.',
      );
      peer.say(VERACK);
      expect(await shaking).toGive(THEIRS, [
        [undefined, 'It returned undefined. Return the version message of the other side.'],
        [OWN, 'It returned your own version. Return the one of the other side.'],
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
      const receiving = connection.receive();
      if (await hasNotCome(receiving)) peer.say(numbered('inv', 3));
      const ignored =
        'Nothing that comes after the verack can be received. act() judges it by `standing`: that must say, when the handshake is done, that the verack has come.';
      expect(await withDeadline(() => receiving, ignored)).toGive(numbered('inv', 1), [
        [numbered('tx', 2), lost],
        [numbered('inv', 3), lost],
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
      expect(await peer.hears('verack')).toGive(
        ['version', 'verack'],
        [
          [
            ['version'],
            'The handshake is done, but you sent no verack. The answer to their last message must be sent, too.',
          ],
        ],
      );
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
            [
              ['version'],
              'You sent your own version, and then no verack. The handshake answers a version with two messages: send each of them.',
            ],
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

  test.each<[string, Uint8Array]>([
    ['of 45 bytes', THEIR_VERSION.payload.subarray(0, 45)],
    ['that ends within addr_from', THEIR_VERSION.payload.subarray(0, 60)],
    ['whose user agent has 257 bytes', version({ ...THEIRS, user_agent: new Uint8Array(257) }).payload],
  ])('drops a version %s, and counts the next one', (_, payload) =>
    talk(
      async (connection, peer) => {
        const shaking = withDeadline(
          () => connection.handshake(OWN),
          'An invalid version came, and then a valid one, but the handshake goes on waiting.',
        );
        peer.say({ command: 'version', payload }, THEIR_VERSION, VERACK);
        expect(await shaking).toGive(THEIRS, [
          [threw, 'Such a version ended the handshake. A node drops it and waits for the next one.'],
        ]);
        expect(await peer.hears('verack')).toGive(['version', 'verack']);
      },
      { inbound: true },
    ),
  );

  test('carries out the handshake that it is passed, which may say more', () =>
    talk(async (connection, peer) => {
      const more = new Talkative(OWN, false);
      const shaking = withDeadline(() => connection.handshake(OWN, 60_000, undefined, more), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      expect(await peer.hears('verack')).toGive(
        ['version', 'sendcmpct', 'wtxidrelay', 'verack'],
        [
          [
            ['version', 'wtxidrelay', 'verack'],
            'open() of the handshake returned two messages, and you sent a version only. What to send first is all that open() returns.',
          ],
          [
            ['version', 'verack'],
            'A handshake was passed as the fourth argument, but you made one of your own. Use the one that you are given.',
          ],
        ],
      );
    }));

  test('handles the messages before an invalid one first, and still sends the answers to them', () =>
    talk(
      async (connection, peer) => {
        const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
        const good = [THEIR_VERSION, VERACK, numbered('inv', 1)].map((message) => wire().frame(message));
        peer.write(Buffer.concat([...good, wire('testnet3').frame(numbered('tx'))]));
        expect(await shaking).toGive(THEIRS, [
          [
            threw,
            'A version, a verack and then a wrong magic came in one packet. The handshake was done before the error: finish it first.',
          ],
        ]);
        expect(await peer.hears('verack')).toGive(
          ['version', 'verack'],
          [
            [
              () => true,
              'A version came before the error, but you never answered it. Handle messages in order.',
            ],
          ],
        );
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv', 1));
        const last = await withDeadline(
          () => connection.receive(),
          'A wrong magic came, but receive() goes on waiting.',
        );
        expect(last).toRefuse({ path: 'magic', offset: good.reduce((sum, { length }) => sum + length, 0) });
        must(await peer.seesTheEnd(), 'A wrong magic came, but the connection is still open.');
      },
      { inbound: true },
    ));
});
