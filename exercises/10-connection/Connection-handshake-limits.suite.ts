import { eventually, withDeadline } from '../../src/suite/deadline';
import { withLimit } from '../../src/suite/time-limit';
import { pause, turns } from '../../src/suite/event-loop-turns';
import { WireError } from '../../src/wire/codec/error';
import {
  ClosedError,
  HandshakeTimeoutError,
  ObsoleteVersionError,
  ReceiveTimeoutError,
  SelfConnectionError,
} from '../../src/wire/streams/peer-errors';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message } from '../../solutions/01-framing';
import { type Version } from '../../solutions/06-version';
import { readPayload } from '../../solutions/07-own-version';
import { Handshake } from '../../solutions/09-handshake';
import {
  OWN,
  THEIRS,
  VERACK,
  THEIR_VERSION,
  PING,
  version,
  must,
  threw,
  HALF,
  numbered,
  wire,
} from '../09-handshake/shared';
import { talk, NOT_DONE } from './shared';

/** A message that cannot be written: a command has at most twelve characters. */
const TOO_LONG = numbered('a-command-too-long');

/** A handshake that sends these messages. */
class Saying extends Handshake {
  constructor(private readonly messages: { open?: Message[]; answers?: Message[] }) {
    super(OWN, false);
  }

  override open(): Message[] {
    return this.messages.open ?? super.open();
  }

  override receive(message: Message): Message[] {
    const answers = super.receive(message);
    return this.messages.answers ?? answers;
  }
}

/** What an error means that nothing catches when the timeout of a handshake has expired. */
const ofTimer = (error: unknown) =>
  /version|verack|time/i.test(String(error))
    ? 'The timeout has expired, and what the function of setTimeout() throws does not reach handshake(): nothing catches it, and in a real program it would end the process. End the connection, as tooLate() does; then the wait for a message fails.'
    : undefined;

describe('Connection.handshake', () => {
  test('does not apply patience to a handshake, which has its own timeout', () =>
    talk(async (connection, peer) => {
      connection.patience = 5;
      const shaking = withDeadline(() => connection.handshake(OWN), NOT_DONE);
      await pause(50);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS, [
        [
          (got: unknown) => got instanceof ReceiveTimeoutError,
          'It gave up after patience had expired. A handshake may take as long as its own timeout allows.',
        ],
      ]);
    }));

  test.each([
    ['version', []],
    ['verack', [THEIR_VERSION]],
    ['version', [VERACK, PING]],
  ])('rejects a handshake that times out before a %s has come', (missing, messages) =>
    withLimit(50, (limit, pace) =>
      talk(
        async (connection, peer) => {
          pace.mark();
          const shaking = withDeadline(
            () => connection.handshake(OWN, limit),
            'The timeout has expired, but handshake() goes on waiting. (Was the timer cleared at once? Inside `try`, `return` does not wait for a promise; `return await` does.)',
            limit,
          );
          if (messages.length > 0) peer.say(...messages);
          await turns(2);
          pace.mark();
          expect(await shaking).toRefuseWith(
            HandshakeTimeoutError,
            [missing],
            [
              [(got: unknown) => got === undefined || !threw(got), HALF],
              [
                (got: unknown) =>
                  missing === 'verack' && threw(got) && /no version/.test((got as Error).message),
                'The version had come, and only the verack was missing. `theirs` of the connection is set at the end: ask the handshake.',
              ],
              [
                (got: unknown) => got instanceof ReceiveTimeoutError,
                'It reports that no message came. What failed is the handshake: throw a HandshakeTimeoutError.',
              ],
              [
                (got: unknown) => got instanceof ClosedError,
                'It reports that the connection was closed, but not why. What failed is the handshake: throw a HandshakeTimeoutError.',
              ],
            ],
          );
          must(await peer.seesTheEnd(), 'The handshake failed, but the connection is still open.');
        },
        { meaningOf: ofTimer },
      ),
    ),
  );

  test('clears the timer of a handshake that is done or has failed', () =>
    withLimit(50, (limit, pace) =>
      talk(async (connection, peer, tracker) => {
        const before = tracker.timers;
        pace.mark();
        const shaking = withDeadline(() => connection.handshake(OWN, limit), NOT_DONE, limit);
        peer.say(THEIR_VERSION, VERACK);
        const shaken = await shaking;
        pace.mark();
        expect(shaken).toGive(THEIRS);
        must(
          tracker.timers - before === 0,
          'The handshake is done, but its timer is still running. Clear it, however the handshake ends.',
        );
        await pause(1.1 * limit);
        await turns();
        must(!connection.closed, 'The timer of a completed handshake has closed the connection.');
        const failing = withDeadline(
          () => connection.handshake(OWN, 30_000),
          'The other side has hung up, but the handshake goes on waiting.',
        );
        peer.socket.end();
        expect(await failing).toRefuseWith(ClosedError, []);
        must(
          tracker.timers - before === 0,
          'The handshake has failed, but its timer is still running. Clear it, however the handshake ends.',
        );
      }),
    ));

  test('takes a timeout that is longer than the longest timer', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(() => connection.handshake(OWN, 2 ** 32), NOT_DONE);
      await peer.hears('version');
      await turns(5);
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS, [
        [
          (got: unknown) => got instanceof HandshakeTimeoutError,
          'The timeout was 49 days, and it was over at once: setTimeout() takes at most LONGEST_TIMER milliseconds, and fires at once if there are more.',
        ],
      ]);
    }));

  test('applies one timeout to the whole handshake, whatever else comes', () =>
    withLimit(100, (limit, pace) =>
      talk(async (connection, peer) => {
        peer.say(THEIR_VERSION);
        const fallSilent = peer.keepSaying(numbered('inv'), pace);
        const shaking = await withDeadline(
          () => connection.handshake(OWN, limit),
          'Other messages keep coming, and each of them restarts the timeout. It is for the whole handshake.',
          limit,
        );
        await fallSilent();
        expect(shaking).toRefuseWith(HandshakeTimeoutError, ['verack']);
      }),
    ));

  test('rejects a handshake at once if the connection has ended', () =>
    talk(async (connection, peer) => {
      peer.socket.end();
      await eventually(() => connection.closed);
      const stillWaits = 'The other side has hung up before the handshake, but handshake() waits.';
      expect(await withDeadline(() => connection.handshake(OWN), stillWaits)).toRefuseWith(ClosedError, []);
    }));

  test('rejects a handshake when the other side hangs up halfway', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(
        () => connection.handshake(OWN),
        'The other side has hung up, but the handshake goes on waiting.',
      );
      await peer.hears('version');
      peer.socket.end(wire().frame(THEIR_VERSION));
      expect(await shaking).toRefuseWith(ClosedError, [], [[(got: unknown) => !threw(got), HALF]]);
    }));

  test.each<[string, Message, new (...args: never[]) => Error]>([
    ['its own nonce came back', version({ ...THEIRS, nonce: OWN.nonce }), SelfConnectionError],
    [
      'the nonce of a different connection of ours came back',
      version({ ...THEIRS, nonce: 3n }),
      SelfConnectionError,
    ],
    ['the protocol is too old', version({ ...THEIRS, version: 31799 }), ObsoleteVersionError],
  ])('ends the connection when the handshake fails: %s', (what, message, kind) =>
    talk(async (connection, peer) => {
      const isOurs = (nonce: bigint) => nonce === OWN.nonce || nonce === 3n;
      const shaking = withDeadline(
        () => connection.handshake(OWN, 60_000, isOurs),
        'Such a version must end the handshake, but it goes on waiting.',
      );
      peer.say(message, VERACK);
      expect(await shaking).toRefuseWith(
        kind,
        [],
        [
          [
            (got: unknown) => !threw(got),
            `It went on, although ${what}. isOurs(), the third parameter of handshake(), knows all our nonces.`,
          ],
        ],
      );
      must(await peer.seesTheEnd(), 'The handshake failed, but the connection is still open.');
      expect(connection.closed).toGive(true);
    }),
  );

  test('recognises the nonce of this connection by default', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(
        () => connection.handshake(OWN),
        'Its own nonce came back, but the handshake goes on waiting.',
      );
      peer.say(version({ ...THEIRS, nonce: OWN.nonce }), VERACK);
      expect(await shaking).toRefuseWith(SelfConnectionError, []);
    }));

  test('sends a sensible version by default', () =>
    talk(async (connection, peer) => {
      const shaking = withDeadline(() => connection.handshake(), NOT_DONE);
      await peer.hears('version');
      peer.say(THEIR_VERSION, VERACK);
      expect(await shaking).toGive(THEIRS);
      const { version: number, services } = readPayload(peer.heard[0]) as Version;
      expect({ number, services }).toGive({ number: 70016, services: 0n });
    }));

  test('counts the timeout from the call, even if the socket does not take our version', () =>
    talk(async (connection) => {
      connection.socket.cork();
      const shaking = await withDeadline(
        () => connection.handshake(OWN, 20),
        'Our version waits in memory, because the other side reads nothing, and handshake() waits forever. The timeout counts from the call: Start the timer before you send.',
        20,
      );
      expect(shaking).toRefuseWith(HandshakeTimeoutError, ['version']);
    }));

  test.each<[string, { open?: Message[]; answers?: Message[] }]>([
    ['what it says first', { open: [TOO_LONG] }],
    ['an answer', { answers: [TOO_LONG] }],
  ])('ends the connection if a message of the handshake cannot be sent: %s', (_, messages) =>
    talk(
      async (connection, peer, tracker) => {
        const before = tracker.timers;
        const shaking = withDeadline(
          () => connection.handshake(OWN, 30_000, undefined, new Saying(messages)),
          'A message of the handshake could not be sent, but handshake() goes on waiting.',
        );
        peer.say(THEIR_VERSION);
        expect(await shaking).toRefuseWith(WireError, []);
        const stillOpen = 'A message of the handshake could not be sent, but the connection is still open.';
        must(await peer.seesTheEnd(), stillOpen);
        must(
          tracker.timers - before === 0,
          'The handshake has failed, but its timer is still running. Clear it, however the handshake ends.',
        );
      },
      {
        meaningOf: (error) =>
          error instanceof WireError
            ? 'A message of the handshake could not be sent, and handshake() does not learn that: wait for each message that you send.'
            : undefined,
      },
    ),
  );
});
