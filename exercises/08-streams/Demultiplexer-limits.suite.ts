import type { Policy } from 'answers/08-streams';
import { bytesCopied } from '../../src/suite/copy-counter';
import { bytesHashed } from '../../src/suite/hash-counter';
import { patched } from '../../src/suite/inputs';
import { frame, inChunksOf, joined, line } from '../../src/suite/stream-inputs';
import { VERACK, PING, ping, messagesOf } from './shared';

/** Headers, each of which announces 100,000 bytes: 7,900,000 in all. */
const HEADERS = Array.from({ length: 79 }, () => patched(frame('block'), 16, 'a086010000000000'));

describe('Demultiplexer', () => {
  test('resync: many false headers do not make it hash the same bytes again and again', () => {
    // 300 headers, each of which announces everything after it: 100 KB
    const header = patched(frame('block'), 16, 'a186010000000000');
    const headers = Array.from({ length: 75 }, () => header);
    const streamOf = (...between: Uint8Array[]) => {
      const groups = [1, 2, 3, 4].flatMap(() => [...headers, ...between]);
      return joined(...groups, new Uint8Array(100_000), PING);
    };
    // a few good messages among them, which cost nothing and change nothing
    const stream = streamOf(PING);
    const most = 16_000_000 + 16 * stream.length;
    let messages: string[] = [];
    const hashed = bytesHashed(() => (messages = messagesOf('resync', stream)), most);
    const boundOnce = () => bytesHashed(() => messagesOf('resync', streamOf()), most) <= most;
    expect(hashed <= most).toGive(true, [
      [
        (got: unknown) => got === false && boundOnce(),
        'After each good message you hashed another 8,000,000 bytes for nothing. The limit is for the whole stream: a message adds only four times its own bytes.',
      ],
      [
        false,
        'For each false header you hashed everything that it announces: 107 KB cost 30 MB. At most 8,000,000 bytes, plus four times the bytes already used up, may be hashed for nothing: a header that announces more than is left of that is false.',
      ],
    ]);
    expect(messages).toGive(
      Array.from({ length: 5 }, () => line(ping)),
      [
        [
          () => true,
          'You missed a message after the false headers. At most 8,000,000 bytes, plus four times the bytes already used up, may be hashed for nothing: up to there, a length is believed.',
        ],
      ],
    );
  });

  test.each<[string, Policy, Uint8Array, number]>([
    ['noise', 'resync', joined(new Uint8Array(200_000), PING), 200_000],
    ['one message of 200 KB', 'node', joined(frame('block', new Uint8Array(200_000)), PING), 1460],
  ])(
    'does work that grows with the length of the stream, not with its square: %s',
    (_, policy, stream, chunk) => {
      const most = 400 * stream.length;
      let last: string | undefined;
      const copied = bytesCopied(
        () => (last = messagesOf(policy, ...inChunksOf(chunk, stream)).at(-1)),
        most,
      );
      expect(copied <= most).toGive(true, [
        [
          false,
          `${stream.length} bytes arrived, and you copied more than 400 times as many: you copy everything held again for each byte that you skip. Skip without copying the rest: subarray() is a view, slice() copies.`,
        ],
      ]);
      expect(last).toGive(line(ping));
    },
  );

  test.each<Policy>(['node', 'resync'])(
    '%s: the next good message is found after any number of invalid ones',
    (policy) => {
      const invalid = Array.from({ length: 12_000 }, () => patched(VERACK, 20, '00'));
      expect(() => messagesOf(policy, joined(...invalid, PING))).toGive(
        [line(ping)],
        [
          [
            (got: unknown) => got instanceof RangeError,
            'The stack overflowed: next() calls itself once more for each invalid message, or spreads a long list into arguments. A peer can send as many as it likes: use a loop, and set() to join bytes.',
          ],
        ],
      );
    },
  );

  test('resync: the limit on hashing for nothing grows with the stream', () => {
    // after the headers 100,000 bytes of noise, then a message of 200 KB
    const large = { command: 'block', payload: new Uint8Array(200_000) };
    const stream = joined(...HEADERS, new Uint8Array(100_000), frame('block', large.payload));
    expect(messagesOf('resync', stream)).toGive(
      [line(large)],
      [
        [
          [],
          'You missed the message after the false headers. At most 8,000,000 bytes, plus four times the bytes already used up, may be hashed for nothing: the limit grows with the stream.',
        ],
      ],
    );
  });

  test('resync: the limit on hashing for nothing grows with good messages, too', () => {
    // before the headers a message of 100 KB, after them one of 200 KB
    const first = { command: 'block', payload: new Uint8Array(100_000) };
    const large = { command: 'block', payload: new Uint8Array(200_000) };
    const stream = joined(frame('block', first.payload), ...HEADERS, frame('block', large.payload));
    expect(messagesOf('resync', stream)).toGive(
      [line(first), line(large)],
      [
        [
          [line(first)],
          'You missed the message after the false headers. The bytes of good messages are used up, too: `position` counts them, `skipped` does not.',
        ],
      ],
    );
  });
});
