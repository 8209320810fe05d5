import { eventually, settledAt, withDeadline } from '../../src/suite/deadline';
import { WireError } from '../../src/wire/codec/error';
import { ClosedError, ProtocolError } from '../../src/wire/streams/peer-errors';
// the other end uses the solutions, so that a mistake is reported where it was made
import { type Message } from '../../solutions/01-framing';
import {
  OWN,
  THEIRS,
  VERACK,
  OUR_VERSION,
  THEIR_VERSION,
  PING,
  version,
  numbered,
  wire,
  must,
  threw,
  talk,
  talkOn,
  receiveAll,
  NEVER,
  NOT_DONE,
} from './shared';

/** A message that announces `count` items and contains none. The count is at offset `at`. */
function announcing(command: string, at: number, count: number): Message {
  const shortest = count < 0xfd ? [count] : [0xfd, count & 0xff, count >> 8];
  return numbered(command, ...new Uint8Array(at), ...shortest);
}

describe('Connection', () => {
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

  test('rejects what cannot be encoded, and goes on', () =>
    talk(async (connection, peer) => {
      const sending = await withDeadline(
        () => connection.send('custom', { rate: 1 }),
        'The promise of send() never settles.',
      );
      expect(sending).toRefuseWith(TypeError, ['custom']);
      const long = await withDeadline(
        () => connection.send('a-command-too-long'),
        'The promise of send() never settles.',
      );
      expect(long).toRefuseWith(WireError, []);
      await withDeadline(() => connection.send('inv'), '');
      expect(await peer.hears('inv')).toGive(['inv']);
    }));

  test('records the conversation in the transcript, in order', () =>
    talk(async (connection, peer) => {
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

  test('notices that the other side has hung up, even if nothing receives what it sent', () =>
    talkOn(async (connection, peer) => {
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
});
