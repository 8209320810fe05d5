import type { Connection } from 'answers/10-connection';
import { fromHex } from '../../src/wire/bytes';
import { eventually, settledAt, withDeadline } from '../../src/suite/deadline';
import { WireError } from '../../src/wire/codec/error';
import { INBOX_MESSAGES, UNSPLIT_LIMIT } from '../../src/wire/streams/limits';
import { must, NONE, VERACK, PING, numbered, threw } from '../09-handshake/shared';
import { talk, sentBy, holdWriteCallbacks, withProbes, NEVER } from './shared';

/** Recognises the error about a length that is not a number. */
const hasNoLength = (got: unknown) => got instanceof WireError && got.path === 'length';

/** Whether the call throws, whatever it is. */
const rejects = (outcome: () => unknown) => {
  try {
    outcome();
    return false;
  } catch {
    return true;
  }
};

describe('Connection.send', () => {
  test('sends a whole message, including its header', () =>
    talk(async (connection, peer) => {
      const sent = await withDeadline(
        () => connection.send('ping', { nonce: 0x8877665544332211n }),
        'The promise of send() never resolves.',
      );
      expect(sent).toGive(undefined, [
        [
          hasNoLength,
          'You sent the value itself as the payload, and it has no length. makeMessage(command, value) encodes it with the codec that PAYLOADS has.',
        ],
      ]);
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
        expect(await withDeadline(() => connection.receive(), NEVER)).toGive(VERACK, [
          [threw, 'You rejected a message of regtest. In over(), the Demultiplexer needs this network.'],
        ]);
      },
      { network: 'regtest' },
    ));

  test('resolves only when the socket has taken the bytes', () =>
    talk(async (connection, peer) => {
      const resolved: string[] = [];
      connection.socket.cork();
      const { sendMessage } = connection as Partial<Connection>;
      void sendMessage?.call(connection, numbered('tx')).then(() => resolved.push('sendMessage()'));
      const sending = withDeadline(
        () => connection.send('inv').then(() => void resolved.push('send()')),
        'The promise of send() never resolves.',
      );
      await settledAt(() => resolved.length);
      const early = [...resolved];
      connection.socket.uncork();
      expect(await sending).toGive(undefined);
      expect((await peer.hears('inv')).at(-1)).toGive('inv');
      must(
        early.join() !== 'send()',
        'sendMessage() waits until the socket has taken the bytes, but send() does not wait for it: then nobody learns that it has failed. Wait for the promise that you pass through channel.answer().',
      );
      must(
        early.length === 0,
        'The promise of send() resolved while the bytes still waited in memory. Resolve it in the callback of write().',
      );
    }));

  test('rejects what cannot be encoded, and goes on', () =>
    talk(async (connection, peer) => {
      const sending = await withDeadline(
        () => connection.send('custom', { rate: 1 }),
        'The promise of send() never settles.',
      );
      expect(sending).toRefuseWith(TypeError, ['custom']);
      const zero = await withDeadline(() => connection.send('custom', 0), '');
      expect(zero).toRefuseWith(
        TypeError,
        ['custom'],
        [
          [
            undefined,
            'You sent an empty payload for 0, which is a value. Only undefined means that there is none.',
          ],
        ],
      );
      const long = await withDeadline(
        () => connection.send('a-command-too-long'),
        'The promise of send() never settles.',
      );
      expect(long).toRefuseWith(WireError, []);
      await withDeadline(() => connection.send('inv'), '');
      expect(await peer.hears('inv')).toGive(['inv']);
      expect(sentBy(connection)).toGive(
        ['inv'],
        [
          [
            (got: unknown) => (got as string[]).length > 1,
            'The transcript says that you sent a message which could not be written. Make its bytes first, then record it.',
          ],
        ],
      );
    }));

  test('records a message before an answer to it can come', () =>
    talk(async (connection, peer) => {
      const release = holdWriteCallbacks(connection.socket);
      const sending = withDeadline(() => connection.send('getaddr'), 'The promise of send() never resolves.');
      await peer.hears('getaddr');
      peer.say(numbered('addr', 0));
      await withDeadline(() => connection.receive(), NEVER);
      const recorded = connection.transcript.entries.flatMap((entry) =>
        'direction' in entry ? [`${entry.direction} ${entry.command}`] : [],
      );
      release();
      expect(await sending).toGive(undefined);
      expect(recorded).toGive(
        ['sent getaddr', 'received addr'],
        [
          [
            ['received addr'],
            'The answer is in the transcript, and the question is not: it had gone out, but the callback of write() was still to come. Record a message before you write it.',
          ],
        ],
      );
    }));

  test('rejects if the socket cannot take the bytes', () =>
    talk(async (connection, peer) => {
      connection.socket.cork();
      const sending = withDeadline(
        () => connection.send('inv'),
        'The connection broke before the bytes were written, and the promise of send() never settles.',
      );
      peer.socket.destroy();
      connection.socket.destroy();
      const outcome = await sending;
      expect(outcome).toRefuseWith(
        Error,
        [],
        [
          [
            () => rejects(outcome),
            'The connection broke before the bytes were written, and send() rejects with undefined: the channel has no reason yet. Then the error of the callback is the reason.',
          ],
          [
            undefined,
            'The connection broke before the bytes were written, and send() reports that they were sent. The callback of write() gets the error: reject with it.',
          ],
        ],
      );
    }));

  test('sends the pings with which the channel asks whether the other side is still there', () =>
    withProbes((probes) =>
      talk(async (connection, peer) => {
        if (probes.length === 0) return;
        // more messages than the inbox holds, and then more bytes than may wait
        const small = Array.from({ length: INBOX_MESSAGES + 1 }, () => numbered('inv'));
        peer.say(...small, ...[1, 2].map(() => ({ command: 'tx', payload: new Uint8Array(UNSPLIT_LIMIT) })));
        await eventually(() => connection.socket.isPaused());
        for (const probe of probes) probe();
        expect(await peer.hears('ping')).toGive(
          ['ping'],
          [
            [
              [],
              'Nothing is read at present, and the channel wanted to send a ping, to learn whether the other side is still there. Nothing went out. In over(), its `send` must send the message.',
            ],
          ],
        );
      }),
    ));
});
