import type { Connection } from 'answers/10-connection';
import { type KnownMistakes } from '../../src/suite/matchers';
import { settledAt, withDeadline } from '../../src/suite/deadline';
import { ReceiveTimeoutError } from '../../src/wire/streams/peer-errors';
import { must, threw, numbered, VERACK, wire } from '../09-handshake/shared';
import { talk, receiveAll, NEVER } from './shared';

/** The commands for which `act` says that they are dealt with. It is not called if `over` does not use it yet. */
function watchAct(connection: Partial<Connection>): string[] {
  const dealtWith: string[] = [];
  const { act } = connection;
  if (!act) return dealtWith;
  connection.act = function (this: Connection, message) {
    const over = act.call(this, message);
    if (over) dealtWith.push(message.command);
    return over;
  };
  return dealtWith;
}

describe('Connection.receive', () => {
  test('receives what the other side sends', () =>
    talk(async (connection, peer) => {
      const listening = connection.socket.eventNames().some((name) => name === 'data' || name === 'readable');
      const deaf =
        "Nothing listens to the socket's `data`. FlowControl.over() listens; its constructor does not.";
      const swallowed = watchAct(connection);
      peer.say(numbered('inv', 1));
      const received = await withDeadline(() => connection.receive(), listening ? NEVER : deaf);
      must(
        swallowed.length === 0,
        `act() returned true for ${swallowed[0]} before the handshake, and receive() never returns it. Only a ping is dealt with then.`,
      );
      expect(received).toGive(numbered('inv', 1), [
        [
          (got: unknown) => got instanceof TypeError && /of undefined \(reading/.test(got.message),
          'receive() reads from something that is undefined: has over() set the `channel` of the connection that it returns?',
        ],
      ]);
    }));

  test('receives messages of its network', () =>
    talk(
      async (connection, peer) => {
        peer.say(numbered('inv', 1));
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(numbered('inv', 1), [
          [
            threw,
            'You rejected a message of regtest. In over(), make the Demultiplexer with this network, not with mainnet.',
          ],
        ]);
      },
      { network: 'regtest' },
    ));

  test('keeps the network, and which side made the connection', () =>
    talk(
      async (connection) => {
        await Promise.resolve();
        expect(connection.network).toGive('regtest', [
          ['mainnet', 'over() was given regtest. Pass the network on to the constructor.'],
        ]);
        expect(connection.inbound).toGive(true, [
          [
            false,
            'The other side made this connection: inbound is true. Pass it from over() on to the constructor.',
          ],
        ]);
      },
      { network: 'regtest', inbound: true },
    ));

  test('begins the transcript with `connected`', () =>
    talk(async (connection, peer) => {
      peer.say(numbered('inv', 1));
      await withDeadline(() => connection.receive(), NEVER);
      const [first] = connection.transcript.entries;
      expect('event' in first ? first.event : `${first.direction} ${first.command}`).toGive('connected', [
        [
          'received inv',
          "The transcript begins with the first message. In over(), record before anything else that you are connected: transcript.event('connected').",
        ],
      ]);
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

  test('receives the next message, whatever it is', () =>
    talk(async (connection, peer) => {
      peer.say(VERACK, numbered('no-such-name'), numbered('inv'));
      const got = await receiveAll(connection, 3);
      const missing = ['verack', 'no-such-name', 'inv'].filter((command) => !got.includes(command));
      expect(got).toGive(
        ['verack', 'no-such-name', 'inv'],
        [
          [
            () => missing.length > 0,
            `receive() does not return ${missing[0]}. It returns the next message, whatever it is: only pings are not passed on.`,
          ],
        ],
      );
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

  test('drops a message with a wrong checksum, and receives the next one', () =>
    talk(async (connection, peer) => {
      const damaged = wire().frame(numbered('tx', 1));
      damaged[24] ^= 1;
      peer.write(Buffer.concat([damaged, wire().frame(numbered('inv'))]));
      const next = await withDeadline(
        () => connection.receive(),
        'An invalid message came, and then a valid one, which is lost.',
      );
      expect(next).toGive(numbered('inv'), [
        [threw, 'The connection was closed. A node drops a message with a wrong checksum, and goes on.'],
      ]);
      must(
        connection.transcript.entries.some((entry) => 'event' in entry && entry.event === 'fault'),
        'The transcript does not record the invalid message. The demultiplexer of lesson 08 reports it to onInvalid.',
      );
    }));

  test('rejects a receive() that times out, and goes on', () =>
    talk(async (connection, peer) => {
      const stillWaits = 'The timeout has expired, but receive() goes on waiting.';
      expect(await withDeadline(() => connection.receive(20), stillWaits, 20)).toRefuseWith(
        ReceiveTimeoutError,
        [],
      );
      must(!connection.socket.destroyed, 'The connection was closed. A pause is not an error.');
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

  test('receives copies of payloads, not views of the chunks that they came in', () =>
    talk(async (connection, peer) => {
      const damaged = wire().frame({ command: 'tx', payload: new Uint8Array(100_000) });
      damaged[24] ^= 1;
      const count = 30;
      // a small message arrives with the end of one that is dropped, or with the beginning of the next
      const both = [wire().frame(numbered('inv', 1)), damaged];
      peer.write(Buffer.concat(Array.from({ length: count }, () => both).flat()));
      const sizes: number[] = [];
      const receiving = await withDeadline(async () => {
        while (sizes.length < count) sizes.push((await connection.receive()).payload.buffer.byteLength);
      }, NEVER);
      expect(receiving).toGive(undefined);
      const most = Math.max(...sizes);
      must(
        most < 16_384,
        `A payload of one byte is a view of ${most} bytes, and keeps all of them in memory as long as it is in the inbox. Copy what you keep.`,
      );
    }));

  test('stops reading while nothing receives the messages that come', () =>
    talk(async (connection, peer) => {
      const frame = wire().frame({ command: 'tx', payload: new Uint8Array(100_000) });
      peer.write(Buffer.concat(Array.from({ length: 80 }, () => frame)));
      const read = await settledAt(() => connection.socket.bytesRead);
      must(
        read > 100_000 && read < 4_000_000,
        `Nothing receives these 8 megabytes, but you read ${read} bytes of them. Stop after about one megabyte: a stranger must not fill your memory.`,
      );
      const got = await receiveAll(connection, 80);
      expect(got.length).toGive(80, [
        [
          () => true,
          `Of 80 messages, ${got.length - 1} came out and then nothing. Resume reading when there is room again.`,
        ],
      ]);
    }));
});
