import type { Message } from '../../solutions/01-framing';
import { settledAt, withDeadline } from '../../src/suite/deadline';
import { turns } from '../../src/suite/event-loop-turns';
import {
  OWN,
  THEIRS,
  VERACK,
  OUR_VERSION,
  THEIR_VERSION,
  version,
  PING,
  PONG,
  must,
  numbered,
} from '../09-handshake/shared';
import { type Acts, talk, talkOn, tryAct, watchingAct, NEVER, NOT_DONE } from './shared';

/** Recognises a list of commands that contains one of them twice. */
const sendsTwice = (command: string) => (got: unknown) =>
  Array.isArray(got) && got.filter((heard) => heard === command).length > 1;

/** The error of a socket whose other side is gone. */
const EPIPE = new Error('write EPIPE');

describe('Connection.act', () => {
  test('answers a ping at once, even if no call is waiting', () =>
    watchingAct((acts) =>
      talkOn(async (connection, peer) => {
        const isPing = ({ message }: Acts['calls'][number]) => message.command === 'ping';
        peer.say(PING);
        expect(await peer.hears('pong')).toGive(
          ['pong'],
          [
            [
              () => acts.defined && !acts.calls.some(isPing),
              'A ping came, and act() was not called: over() does not use it. Give the channel the line act: (message) => connection.act(message).',
            ],
            [
              () => acts.calls.some((call) => isPing(call) && !call.onConnection),
              'A ping came, and act() is called with a different `this`. Pass a function: act: (message) => connection.act(message).',
            ],
            [[], 'You did not answer the ping. A node would hang up after twenty minutes.'],
          ],
        );
        expect(peer.heard[0]).toGive(PONG, [
          [() => true, 'The pong carries a different nonce from the ping.'],
        ]);
        peer.say(numbered('inv'));
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'), [
          [PING, 'receive() returned the ping. It has already been answered: skip it.'],
        ]);
      }),
    ));

  test('answers each ping, except one without a nonce, which does no harm', () =>
    watchingAct((acts) =>
      talkOn(async (connection, peer) => {
        const pings = [1, 2, 3].map((n) => numbered('ping', n, 0, 0, 0, 0, 0, 0, 0));
        const short = numbered('ping', 9);
        peer.say(pings[0], short, pings[1], pings[2]);
        await peer.hears('pong', 3);
        const notDealtWith = () =>
          acts.calls.some((call) => !call.dealtWith && call.message.payload.length === short.payload.length);
        // after two seconds, the channel answers the later pings all the same
        const heldUp =
          'After a ping of one byte, later pings are not answered at once: act() returned false for it, so it waits for receive(), and what came later waits, too. A message that breaks a rule is dealt with: return true.';
        expect(peer.heard.map(({ payload }) => payload[0])).toGive(
          [1, 2, 3],
          [
            [[1, 9, 2], 'You answered a ping of one byte. It has no nonce: pongFor returns undefined.'],
            [[1, 9, 2, 3], 'You answered a ping of one byte. It has no nonce: pongFor returns undefined.'],
            [notDealtWith, heldUp],
            [[1], 'After a ping of one byte, you answer no more pings. Such a ping must do no harm.'],
          ],
        );
        peer.say(numbered('inv'));
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'), [
          [notDealtWith, heldUp],
        ]);
      }),
    ));

  test('answers nothing but pings', () =>
    talkOn(async (connection, peer) => {
      const inv = numbered('inv', 1, 2, 3, 4, 5, 6, 7, 8);
      peer.say(inv, PING, numbered('tx'));
      expect(await withDeadline(() => connection.waitFor('tx'), NEVER)).toGive(numbered('tx'));
      await peer.hears('pong');
      expect(peer.heard).toGive(
        [PONG],
        [
          [
            (got: unknown) => (got as Message[])[0]?.payload[0] === 1,
            'You answered an inv with a pong. pongFor takes the first 8 bytes of any message: call it only for a ping.',
          ],
        ],
      );
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

  test('does not return a ping that comes before the handshake', () =>
    talk(async (connection, peer) => {
      tryAct(connection);
      peer.say(PING, numbered('inv', 1));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv', 1), [
        [
          PING,
          'receive() returned a ping that came before the handshake. It is ignored: act() returns true.',
        ],
      ]);
    }));

  test('ignores a ping before the handshake is done, however the bytes are split', () =>
    talk(
      async (connection, peer) => {
        tryAct(connection);
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
            [
              ['version', 'verack'],
              'A ping came in the same chunk as the verack, right after it, and you did not answer it: when its turn came, act() did not know that the handshake was done. Set `theirs` and `standing` before the conversation is over.',
            ],
          ],
        );
        expect(peer.heard.at(-1)?.payload[0]).toGive(1);
      },
      { inbound: true },
    ));

  test('records the conversation in the transcript, in order', () =>
    talk(async (connection, peer) => {
      tryAct(connection);
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION);
      await peer.hears('verack');
      peer.say(VERACK, PING);
      await shaking;
      await peer.hears('pong');
      await withDeadline(() => connection.close(), 'The promise of close() never resolves.');
      const lines = connection.transcript.entries.map((entry) =>
        'event' in entry ? entry.event : `${entry.direction} ${entry.command} ${entry.length}`,
      );
      const size = OUR_VERSION.payload.length;
      expect(lines).toGive(
        [
          'connected',
          `sent version ${size}`,
          `received version ${THEIR_VERSION.payload.length}`,
          'sent verack 0',
          'received verack 0',
          'received ping 8',
          'sent pong 8',
          'closed',
        ],
        [
          [[], 'The transcript is empty. Record everything that is sent or received.'],
          [
            (got: unknown) => !(got as string[]).includes('sent version ' + size),
            'The transcript does not record what was sent. A conversation has two directions.',
          ],
          [
            (got: unknown) => !(got as string[]).includes('received ping 8'),
            'The transcript does not record the ping. It has come, even if receive() does not return it.',
          ],
          [
            (got: unknown) => !(got as string[]).includes('closed'),
            'The transcript does not record the end.',
          ],
        ],
      );
    }));

  test('stops reading pings while the other side does not read the pongs', () =>
    talkOn(async (connection, peer) => {
      connection.socket.cork();
      const ping = { command: 'ping', payload: new Uint8Array(3000).fill(7) };
      peer.say(...Array.from({ length: 300 }, () => ping));
      const read = await settledAt(() => connection.socket.bytesRead);
      must(
        read < 500_000,
        'You read every ping, but the other side has read no pong: all pongs are in memory. Stop reading until the socket has drained.',
      );
      connection.socket.uncork();
      expect((await peer.hears('pong', 300)).length).toGive(300, [
        [() => true, 'The other side reads the pongs again, but the rest of its pings is never read.'],
      ]);
    }));

  test('does no harm if a pong cannot be sent', () =>
    talkOn(
      async (connection, peer) => {
        type Write = (bytes: Uint8Array, done?: (error?: Error) => void) => boolean;
        const write: Write = (_, done) => (setImmediate(() => done?.(EPIPE)), true);
        Object.assign(connection.socket, { write });
        peer.say(PING, numbered('inv'));
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'));
        // an error that nobody catches is reported by then
        await turns(2);
      },
      {
        meaningOf: (error) =>
          error === EPIPE
            ? 'A pong could not be sent, and nothing caught the error; in a real program it would end the process. act() cannot wait for the pong, so its promise needs a catch.'
            : undefined,
      },
    ));

  test('judges pings, too: under version 60000 they have no answer', () =>
    talk(async (connection, peer) => {
      tryAct(connection);
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      peer.say(version({ ...THEIRS, version: 60000 }), VERACK);
      await shaking;
      peer.say(PING, numbered('inv'));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'));
      await withDeadline(() => connection.send('tx'), '');
      expect(await peer.hears('tx')).toGive(
        ['version', 'verack', 'tx'],
        [
          [
            ['version', 'verack', 'pong', 'tx'],
            'You answered a ping of a peer whose version is 60000. Pings are judged like any other message: this one breaks the rule old-ping. Or `standing` has not the lower of the two versions.',
          ],
        ],
      );
    }));

  test('goes by the lower of the two protocol versions: up to 60000, a ping has no answer', () =>
    talk(async (connection, peer) => {
      tryAct(connection);
      const shaking = withDeadline(() => connection.handshake({ ...OWN, version: 60000 }), NOT_DONE);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      peer.say(PING, numbered('inv'));
      expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv'));
      await withDeadline(() => connection.send('tx'), '');
      expect(await peer.hears('tx')).toGive(
        ['version', 'verack', 'tx'],
        [
          [
            ['version', 'verack', 'pong', 'tx'],
            'You answered a ping, although your own version says 60000, and pongs came later. The lower of the two versions counts, not theirs.',
          ],
        ],
      );
    }));
});
