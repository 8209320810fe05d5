import { Demultiplexer } from 'answers/08-streams';
import { fromHex } from '../../src/wire/bytes';
import { patched } from '../../src/suite/inputs';
import { cut, frame, inChunksOf, joined, line, type Outcome } from '../../src/suite/stream-inputs';
import { recording } from '../../src/peers/recordings';
import {
  MAGIC,
  VERACK,
  VERSION,
  PING,
  PONG,
  DAMAGED,
  about,
  ping,
  pong,
  run,
  messagesOf,
  some,
} from './shared';

describe('Demultiplexer', () => {
  test('resync: a ping in two parts and a pong are found between noise, as on TeachMeBitcoin', () => {
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(fromHex('aabbccddee'));
    expect(() => demultiplexer.next()).toGive(undefined);
    demultiplexer.feed(PING.slice(0, 27));
    expect(() => demultiplexer.next()).toGive(undefined, [
      [
        about('magic'),
        'A wrong magic ended the stream. With the policy resync, skip bytes until a magic comes.',
      ],
    ]);
    demultiplexer.feed(joined(PING.slice(27), PONG, 'ffff'));
    expect(() => demultiplexer.next()).toGive(ping, [
      [
        (got: unknown) => got === undefined || (got as { command?: string }).command === 'pong',
        'The ping after five bytes of noise is complete, but you skipped it with them. Skip five bytes and no more.',
      ],
    ]);
    expect(() => demultiplexer.next()).toGive(pong);
    expect(() => demultiplexer.next()).toGive(undefined);
    // the last two bytes cannot become a magic: they may be skipped at once, or wait until 24 have come
    const { held, skipped } = demultiplexer;
    expect(held).toGive(fromHex('ffff').subarray(0, held.length), [
      [() => true, 'Hold the end of what has arrived. The last two bytes are ff ff.'],
    ]);
    expect(skipped + held.length).toGive(7, [
      [
        (got: unknown) => Number(got) < 5,
        'You skipped the five bytes of noise, but did not count them in skipped.',
      ],
      [
        (got: unknown) => Number(got) < 7,
        'The last two bytes are neither held nor counted in skipped. They must not be lost.',
      ],
      [() => true, 'You counted a byte twice. Each is in a message, or held, or counted in skipped.'],
    ]);
  });

  test('resync: the window slides over 3c f9 be b4 d9 76 … byte by byte', () => {
    const stream = joined('3c', VERSION);
    const want = line({ command: 'version', payload: VERSION.subarray(24) });
    expect(() => messagesOf('resync', stream)).toGive([want]);
    expect(() => messagesOf('resync', ...inChunksOf(1, stream))).toGive([want]);
  });

  test.each(['f9', 'f9be', 'f9beb4', '3cf9', 'aabbccdd'])(
    'resync: noise before a magic is skipped, wherever the chunks end: %s',
    (noise) => {
      const stream = joined(noise, PING, noise, PONG);
      for (let at = 0; at <= stream.length; at++) {
        expect(() => messagesOf('resync', ...cut(stream, [at]))).toGive(
          [line(ping), line(pong)],
          [
            [
              some((messages) => messages.length < 2),
              `You missed a message after ${noise}: the window slides by one byte, and a byte that ends one match can begin the next.`,
            ],
          ],
        );
      }
    },
  );

  test('resync: any amount of noise is skipped, even if the magic after it is split', () => {
    for (const count of [0, 1, 2, 3, 4, 19, 20, 21, 22, 23, 24, 25, 44, 45, 46, 47, 48, 59]) {
      const demultiplexer = new Demultiplexer('mainnet', 'resync');
      const messages = inChunksOf(1, joined(new Uint8Array(count), PING)).flatMap((byte) => {
        demultiplexer.feed(byte);
        return demultiplexer.next() ?? [];
      });
      expect(messages).toGive(
        [ping],
        [
          [
            [],
            'You find the message in one chunk, but lose it when it comes byte by byte. Keep the beginning of a magic at the end of what is held.',
          ],
        ],
      );
      expect(demultiplexer.skipped).toGive(count);
    }
    const much = new Uint8Array(100_000).fill(0xf9);
    expect(() => messagesOf('resync', ...inChunksOf(10_000, much), PING)).toGive([line(ping)]);
  });

  test('resync: a false magic may come right before the real one', () => {
    expect(() => run('resync', [joined(MAGIC, VERACK, PING)])).toGive(
      { messages: ['verack', line(ping)], reported: ['command at 4'] },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          'You threw away the verack with the false header before it. Skip one byte and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
          'A false header ended the stream. With the policy resync nothing does: skip one byte and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.reported?.[0] === 'command at 5',
          'The bad command is at byte 4. You dropped a byte before you counted its offset: position had moved on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.reported?.some((one) => one.startsWith('magic')),
          'You reported a wrong magic. With the policy resync it is only noise: before each look, drop what `seek` says.',
        ],
        [
          { messages: ['verack', line(ping)], reported: [] },
          'You searched on, but did not report it: `onInvalid` gets the error of each invalid message.',
        ],
      ],
    );
  });

  test('resync: after a bad checksum the search goes on inside that message', () => {
    const outer = patched(recording('alert-wrapped-twice').bytes, 20, '00');
    expect(() => run('resync', [joined(outer, PING)])).toGive(
      {
        messages: [line({ command: 'alert', payload: outer.subarray(48) }), line(ping)],
        reported: ['checksum at 20'],
      },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          'You dropped the whole invalid message. Its length may be false as well: skip one byte and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
          'A bad checksum ended the stream. With the policy resync nothing does.',
        ],
      ],
    );
  });

  test('resync: all bytes of an invalid message are counted in skipped', () => {
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(joined(DAMAGED, PING));
    expect(() => demultiplexer.next()).toGive(ping);
    expect(demultiplexer.skipped).toGive(32, [
      [31, 'The byte dropped after an invalid finding counts, too.'],
      [33, 'You counted the byte after the invalid finding twice.'],
    ]);
  });

  test.each(['01093d00', 'ffffffff', '00000080'])(
    'resync: a length over the limit is a false header, and is not waited for: %s',
    (length) => {
      const message =
        'A false header announced more than 4,000,000 bytes, and you believed it: the limit that you pass to `examine` must never exceed 4,000,000. Search on after its first byte.';
      expect(() => run('resync', [joined(patched(VERACK, 16, length), PING)])).toGive(
        { messages: [line(ping)], reported: ['length at 16'] },
        [
          [{ messages: [], reported: [] }, message],
          [
            { messages: [line(ping)], reported: [] },
            'You searched on, but did not report it: `onInvalid` gets the error of each invalid message, also of a length over the limit.',
          ],
          [
            (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
            `${message} Nothing ends a resync.`,
          ],
        ],
      );
    },
  );

  test('resync: where bytes are missing, only the truncated message is lost', () => {
    const stream = joined(VERSION.slice(0, 70), PING, PONG, VERACK);
    expect(() => messagesOf('resync', stream)).toGive(
      [line(ping), line(pong), 'verack'],
      [
        [
          some((messages) => messages.length < 3),
          'A truncated message swallowed the ones after it. Its announced length covers them: skip only one byte.',
        ],
      ],
    );
  });

  test('resync: messages of a different network are noise', () => {
    const foreign = frame('ping', ping.payload, 'testnet3');
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(joined(foreign, PONG));
    expect(() => demultiplexer.next()).toGive(pong, [
      [ping, 'That is a message of a different network, whose magic you should not look for.'],
    ]);
    expect(demultiplexer.skipped).toGive(32);
    expect(() => run('resync', [joined(PONG, foreign)], 'testnet3').messages).toGive(
      [line(ping)],
      [
        [
          [],
          'The demultiplexer is for testnet3, and missed the message of testnet3 after one of mainnet. Look for the magic of the network.',
        ],
        [
          some((messages) => messages.length > 1 || messages[0] === line(pong)),
          'The demultiplexer is for testnet3, but it returned the message of mainnet. Pass the network on to `examine`.',
        ],
      ],
    );
  });

  test('resync: offsets are counted from the start of the stream', () => {
    const stream = joined('aabbcc', PING, DAMAGED, 'dd', patched(VERACK, 4, '07'), PONG);
    expect(() => run('resync', [stream]).reported).toGive(
      ['checksum at 55', 'command at 72'],
      [
        [
          ['checksum at 20', 'command at 4'],
          'You counted the offsets from the start of each message. Count from the start of the stream.',
        ],
      ],
    );
  });
});
