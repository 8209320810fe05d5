import { Demultiplexer, examine, type Finding, type Policy, seek } from 'answers/07-streams';
import fc from 'fast-check';
import { fromHex } from '../src/wire/bytes';
import { anyBytes, forAny } from '../src/suite/for-any';
import { bytesCopied } from '../src/suite/copy-counter';
import { bytesHashed } from '../src/suite/hash-counter';
import { patched } from '../src/suite/inputs';
import { cut, frame, inChunksOf, joined, line, type Outcome, outcomeOf } from '../src/suite/stream-inputs';
import { WireError } from '../src/wire/codec/error';
import { NETWORKS, type NetworkName } from '../src/wire/networks';
import { recording, recordings } from '../src/peers/recordings';

const NONE = new Uint8Array();
const MAGIC = fromHex('f9beb4d9');
const NETWORK_NAMES = Object.keys(NETWORKS) as NetworkName[];
const FRAMES = recordings('frame');
/** 24 bytes; its payload is empty. */
const VERACK = recording('verack').bytes;
/** 24 + 102 bytes. */
const VERSION = recording('satoshi-0.18.0').bytes;
/** The two messages of TeachMeBitcoin's example, 24 + 8 bytes each. */
const PING = frame('ping', '1122334455667788');
const PONG = frame('pong', '8877665544332211');
/** A ping whose payload was damaged in transit: byte 24 is 00 instead of 11. */
const DAMAGED = patched(PING, 24, '00');

/** Recognises an error about one field. */
const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;
const threw = (got: unknown) => got instanceof Error;

/** A finding in a few words: `message, 24 bytes`. */
function brief(finding: Finding): string {
  return finding.length === undefined ? finding.kind : `${finding.kind}, ${finding.length} bytes`;
}

/** Throws the error of a faulty finding, so that it can be checked like any other thrown error. */
function refusal(finding: Finding): Finding {
  if (finding.kind === 'faulty') throw finding.error;
  return finding;
}

const THREW = 'It threw. It must return what it found: { kind: "faulty", error, … }.';

describe('seek', () => {
  test('returns 1 for 3c f9 be b4 d9 76: one byte precedes the magic', () => {
    expect(() => seek(fromHex('3cf9beb4d976'), MAGIC)).toGive(1, [
      [-1, 'It returned -1, as if the magic were missing. It is there, at byte 1.'],
      [
        0,
        'The first four bytes are 3c f9 be b4, which is not the magic. Slide by one byte and compare again.',
      ],
      [
        (got: unknown) => got === 2 || got === 3,
        'It is at byte 1. Did you count the characters of a hex string? One byte is two hex digits.',
      ],
      [5, 'That is where the magic ends. Return how many bytes come before it.'],
      [
        (got: unknown) => got === 4 || got === 6,
        'The magic was skipped. Slide the window by one byte at a time, and compare in wire order: f9 comes first.',
      ],
    ]);
  });

  test('returns 0 when the bytes start with the magic', () => {
    expect(seek(VERSION, MAGIC)).toGive(0);
    expect(seek(fromHex('f9beb4d9 f9beb4d9'), MAGIC)).toGive(0, [
      [4, 'That is the second magic. The first one counts: there may be a message between them.'],
    ]);
  });

  test.each([
    ['f9 f9 be b4 d9', 1],
    ['f9 be f9 be b4 d9', 2],
    ['f9 be b4 f9 be b4 d9', 3],
    ['3c f9 f9 f9 be b4 d9', 3],
  ])('finds the real magic after a false start: %s', (bytes, want) => {
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [
        (got: unknown) => Number(got) > want,
        'An f9 ended one match and began the next, but it was forgotten. Start comparing again at that byte.',
      ],
      [
        (got: unknown) => Number(got) < want,
        'What begins there is not the magic: its later bytes differ. Compare all four.',
      ],
    ]);
  });

  test.each([
    ['3c f9', 1],
    ['3c f9 be', 1],
    ['3c 3d f9 be b4', 2],
    ['f9', 0],
    ['f9 be b4', 0],
    ['f9 be f9', 2],
    ['d9 b4 be f9', 3],
  ])('keeps a possible beginning of the magic at the end: %s', (bytes, want) => {
    const { length } = fromHex(bytes);
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [length, 'The last bytes were given up, but they may begin a magic whose rest is in the next chunk.'],
      [-1, 'A number of bytes cannot be -1. Return how many bytes at the front can be given up.'],
    ]);
  });

  test.each([
    ['', 0],
    ['3c', 1],
    ['3c 3d 3e', 3],
    ['3c 3d 3e 3f 40', 5],
    ['be b4 d9', 3],
    ['f9 be b4 3c', 4],
    ['d9 b4 be f8', 4],
    ['00 00 00 00', 4],
    ['0f 9b eb 4d 90', 5],
  ])('gives up every byte when no magic can begin among them: "%s"', (bytes, want) => {
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [
        -1,
        'A number of bytes cannot be -1. Return how many bytes at the front can be given up: all of them.',
      ],
      [
        (got: unknown) => !Number.isInteger(got),
        'The digits f9beb4d9 were found in a hex string, across byte boundaries. Those are different bytes.',
      ],
      [
        (got: unknown) => Number(got) < want,
        'Bytes are kept that cannot become a magic. Keep only a beginning of the magic at the very end.',
      ],
    ]);
  });

  test.each(NETWORK_NAMES)('seeks the magic that it is given: %s', (network) => {
    const { magic } = NETWORKS[network];
    const other = network === 'mainnet' ? NETWORKS.regtest.magic : NETWORKS.mainnet.magic;
    expect(seek(joined('3c', other, '3d', magic, '3e'), fromHex(magic))).toGive(6, [
      [1, 'That is the magic of another network. The second argument is the one to seek.'],
    ]);
  });

  test('keeps the longer of two possible beginnings at the end', () => {
    const magic = fromHex('f9f9f9d9');
    expect(seek(fromHex('3c f9 f9 f9'), magic)).toGive(1, [
      [
        (got: unknown) => got === 2 || got === 3,
        'One or two bytes at the end were kept, but the last three may already begin f9 f9 f9 d9. Try the longest first.',
      ],
    ]);
    expect(seek(fromHex('f9 f9 f9 f9 d9'), magic)).toGive(1);
  });

  test('searches a view in the middle of a larger buffer, and nothing else', () => {
    const around = fromHex('f9beb4d9 3c3d f9beb4d9 f9beb4d9');
    expect(seek(around.subarray(4, 10), MAGIC)).toGive(2, [
      [
        (got: unknown) => got === 0 || got === 6,
        'You looked at the underlying buffer. A view begins at its byteOffset, and ends after its length.',
      ],
    ]);
    expect(seek(around.subarray(4, 9), MAGIC)).toGive(2);
  });

  test.each([
    ['3c 3d', '3e f9 be b4 d9', 2],
    ['3c f9 be', '00 f9 be b4 d9', 1],
    ['f9 be b4', 'da f9 be b4 d9', 0],
    ['3c f9', 'be b4 00', 1],
  ])('does not look past the end of a view: %s, with %s after it', (bytes, beyond, want) => {
    const { length } = fromHex(bytes);
    const view = joined(bytes, beyond).subarray(0, length);
    expect(seek(view, MAGIC)).toGive(want, [
      [
        () => true,
        'You looked past the end of the bytes, at the rest of their buffer. A view ends after its length.',
      ],
    ]);
  });

  test('leaves the bytes unchanged', () => {
    const bytes = joined('3c3d', MAGIC, '3e');
    seek(bytes, MAGIC);
    expect(bytes).toGive(joined('3c3d', MAGIC, '3e'), [
      [() => true, 'The bytes were modified. They belong to the caller, who will read them again.'],
    ]);
  });

  test('does not ignore the top bit of a byte', () => {
    expect(seek(fromHex('793e3459 3c f9beb4d9'), MAGIC)).toGive(5, [
      [
        0,
        "79 3e 34 59 was taken for the magic: Node's 'ascii' drops the top bit. Compare bytes, not strings.",
      ],
    ]);
  });

  test('finds the first place where the magic begins or may begin, in any bytes', () => {
    const nearly = fc.array(fc.constantFrom(0xf9, 0xbe, 0xb4, 0xd9, 0x00), { maxLength: 12 });
    forAny(
      [nearly],
      (list) => {
        const bytes = Uint8Array.from(list);
        const fits = (from: number) => list.slice(from, from + 4).every((byte, i) => byte === MAGIC[i]);
        const first = [...list.keys(), list.length].find(fits);
        expect(seek(bytes, MAGIC)).toGive(first, [
          [
            (got: unknown) => Number(got) > (first ?? 0),
            'Too much was given up: from an earlier byte on, everything matches the magic.',
          ],
          [
            (got: unknown) => Number(got) < (first ?? 0),
            'What begins there cannot become the magic: one of its bytes is different.',
          ],
        ]);
        expect(bytes).toGive(Uint8Array.from(list));
      },
      150,
    );
  });
});

describe('examine', () => {
  test.each(FRAMES.map(({ name }) => name))('recognises a whole message: the recorded %s', (name) => {
    const { bytes, command, length } = recording(name);
    expect(() => examine(bytes)).toGive(
      { kind: 'message', message: { command, payload: bytes.slice(24) }, length },
      [
        [
          (got: unknown) => (got as Finding | undefined)?.length === length - 24,
          'That is the length of the payload. A message is 24 bytes longer: its header counts.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.kind === 'incomplete',
          'Header and payload are all there, but it was reported as incomplete.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.kind === 'faulty',
          'A good message was reported as faulty. The magic begins with f9; the length is little-endian: c0 00 00 00 is 192.',
        ],
      ],
    );
  });

  test.each([0, 1, 3, 4, 19, 20, 23])('never judges fewer than 24 bytes: %d of them', (count) => {
    for (const bytes of [VERSION, new Uint8Array(24)]) {
      expect(() => brief(examine(bytes.subarray(0, count)))).toGive('incomplete, 24 bytes', [
        ['faulty', 'It was judged before the header was complete. Fewer than 24 bytes are incomplete.'],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'The length is how many bytes are needed in total. For a header that is 24.',
        ],
        [
          'message, 126 bytes',
          'You read more bytes than there are. A view begins at its byteOffset, and ends after its length.',
        ],
        [threw, 'It threw because the header is not complete yet. That is not an error: return incomplete.'],
      ]);
    }
  });

  test('leaves the bytes unchanged, whatever it finds', () => {
    for (const bytes of [VERSION, VERSION.subarray(0, 30), DAMAGED, patched(VERSION, 0, '3c')]) {
      const mine = bytes.slice();
      try {
        examine(mine);
      } catch {
        // another test checks that it does not throw
      }
      expect(mine).toGive(bytes, [
        [() => true, 'The bytes were modified. They belong to the caller, and will be examined again.'],
      ]);
    }
  });

  test.each([24, 25, 100, 125])(
    'reads from the header how many bytes are needed: with %d of 126 bytes',
    (count) => {
      expect(() => brief(examine(VERSION.subarray(0, count)))).toGive('incomplete, 126 bytes', [
        [
          'incomplete, 102 bytes',
          '102 is the payload alone. Together with its header, the message takes 126 bytes.',
        ],
        ['incomplete, 24 bytes', 'The header is there, and announces another 102 bytes. So 126 are needed.'],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'The length is how many bytes are needed in total, not how many are still missing.',
        ],
        [
          (got: unknown) => threw(got) || String(got).startsWith('faulty'),
          'A payload that has not arrived yet is not an error: the message is incomplete.',
        ],
        [
          (got: unknown) => String(got).startsWith('message'),
          'The payload is not complete: the header announces 102 bytes. TCP may have split the message anywhere.',
        ],
      ]);
    },
  );

  test('does not count what follows a message as part of it', () => {
    expect(() => brief(examine(joined(VERACK, VERSION)))).toGive('message, 24 bytes', [
      [
        'message, 150 bytes',
        'Everything that has arrived was taken for one message. The header says how long it is.',
      ],
      [
        'faulty, 24 bytes',
        'The next message was taken for part of the payload. The header says how long it is.',
      ],
    ]);
    expect(() => examine(joined(PING, PONG))).toGive({
      kind: 'message',
      message: { command: 'ping', payload: fromHex('1122334455667788') },
      length: 32,
    });
  });

  test('reports a wrong magic as soon as the header is there, and leaves length out', () => {
    const wrong = patched(VERSION, 0, '3c');
    for (const bytes of [wrong.subarray(0, 24), wrong]) {
      expect(() => brief(examine(bytes))).toGive('faulty', [
        [
          'faulty, 0 bytes',
          'A length of 0 means that it takes no bytes. Where it ends is unknown: leave length out.',
        ],
        [
          'faulty, 126 bytes',
          'With a wrong magic these bytes are not a header, so their length field means nothing. Leave length out.',
        ],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'It waits for a payload, but the magic is wrong: these bytes are not a header. Check the magic first.',
        ],
        [threw, THREW],
      ]);
    }
    expect(() => refusal(examine(wrong))).toRefuse({ path: 'magic', offset: 0 });
  });

  test('judges nothing else when the magic is wrong: these bytes are not a header', () => {
    const page = new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(() => refusal(examine(page))).toRefuse({ path: 'magic', offset: 0 }, [
      [
        (got: unknown) => got instanceof WireError && got.path === 'length',
        'It reports a wrong length. But there is no length: the peer speaks another protocol.',
      ],
    ]);
  });

  test('rejects the magic of any network but the one asked for', () => {
    for (const network of NETWORK_NAMES) {
      const bytes = frame('ping', '1122334455667788', network);
      expect(() => brief(examine(bytes, network))).toGive('message, 32 bytes', [
        [
          'faulty',
          `This is the magic of ${network}, which was asked for: the network is the second argument.`,
        ],
      ]);
      if (network === 'mainnet') continue;
      expect(() => refusal(examine(bytes))).toRefuse({ path: 'magic', offset: 0 });
      expect(() => brief(examine(PING, network))).toGive('faulty');
    }
  });

  test('reports a length of 4,000,001 as soon as the header is there, and leaves length out', () => {
    const long = patched(PING, 16, '01093d00');
    for (const bytes of [long.subarray(0, 24), long]) {
      expect(() => brief(examine(bytes))).toGive('faulty', [
        [
          'incomplete, 4000025 bytes',
          'It waits for bytes that were only announced. That is how old nodes were made to keep 32 MiB for each peer (CVE-2015-3641): judge the length at once.',
        ],
        [
          'faulty, 4000025 bytes',
          'A length that you reject says nothing about where the message ends. Leave it out.',
        ],
        [threw, THREW],
      ]);
    }
    expect(() => refusal(examine(long))).toRefuse({ path: 'length', offset: 16 });
    expect(() => brief(examine(patched(PING, 16, 'ffffffff')))).toGive('faulty', [
      ['message, 23 bytes', 'ff ff ff ff was taken for -1. It is 4,294,967,295.'],
    ]);
  });

  test('waits for 4,000,000 bytes: they are allowed', () => {
    expect(() => brief(examine(patched(PING, 16, '00093d00')))).toGive('incomplete, 4000024 bytes', [
      [
        'faulty',
        'The limit itself is still allowed. Reject a length that is greater, not one that is equal.',
      ],
    ]);
  });

  test('accepts a lower limit', () => {
    expect(() => brief(examine(PING, 'mainnet', 8))).toGive('message, 32 bytes');
    expect(() => brief(examine(PING, 'mainnet', 7))).toGive('faulty', [
      ['message, 32 bytes', 'Its payload has 8 bytes, and the limit is 7: it is the third argument.'],
    ]);
    expect(() => refusal(examine(PING, 'mainnet', 7))).toRefuse({ path: 'length', offset: 16 });
  });

  test('reports a wrong checksum, with the length of the message', () => {
    expect(() => brief(examine(joined(DAMAGED, PONG)))).toGive('faulty, 32 bytes', [
      [
        'message, 32 bytes',
        'A byte of the payload was damaged in transit, and you did not notice: compare the checksum.',
      ],
      [
        'faulty',
        'The magic is right and the length plausible, so you know where the message ends: length is 32.',
      ],
      ['faulty, 8 bytes', '8 is the payload alone. Together with its header, the message takes 32 bytes.'],
      [
        'faulty, 64 bytes',
        'Only the first message is faulty. The one after it is good: return where that one begins.',
      ],
      [threw, THREW],
    ]);
    expect(() => refusal(examine(DAMAGED))).toRefuse({ path: 'checksum', offset: 20 });
  });

  test('reports a bad command, but only when the whole message is there', () => {
    const bad = patched(PING, 4, '07');
    expect(() => brief(examine(bad))).toGive('faulty, 32 bytes', [
      [
        'faulty',
        'The magic is right and the length plausible, so you know where the message ends: length is 32.',
      ],
      [threw, THREW],
    ]);
    expect(() => refusal(examine(bad))).toRefuse({ path: 'command', offset: 4 });
    expect(() => brief(examine(bad.subarray(0, 31)))).toGive('incomplete, 32 bytes', [
      [
        (got: unknown) => String(got).startsWith('faulty'),
        'The bad command was reported before the message was complete. Only a complete message can be dropped.',
      ],
    ]);
  });

  test('examines a view in the middle of a larger buffer, and leaves it unchanged', () => {
    const around = joined(VERACK, PING, PONG);
    const before = around.slice();
    expect(() => examine(around.subarray(24, 56))).toGive(
      { kind: 'message', message: { command: 'ping', payload: fromHex('1122334455667788') }, length: 32 },
      [
        [
          (got: unknown) => (got as { message?: { command?: string } }).message?.command === 'verack',
          'You looked at the underlying buffer. A view begins at its byteOffset.',
        ],
      ],
    );
    expect(around).toGive(before);
  });

  test('never throws, and its finding fits the bytes', () => {
    forAny([anyBytes(), fc.boolean(), fc.nat(50)], (any, withMagic, announced) => {
      const short = Uint8Array.of(announced, 0, 0, 0);
      const bytes =
        withMagic && any.length >= 24 ? joined(MAGIC, any.slice(4, 16), short, any.slice(20)) : any;
      const finding = examine(bytes);
      if (bytes.length < 24) expect(brief(finding)).toGive('incomplete, 24 bytes');
      else if (!withMagic) expect(brief(finding)).toGive('faulty');
      else if (bytes.length < 24 + announced) {
        expect(brief(finding)).toGive(`incomplete, ${24 + announced} bytes`);
      } else {
        expect(finding.length).toGive(24 + announced);
      }
    });
  });
});

describe('Demultiplexer', () => {
  const ping = { command: 'ping', payload: fromHex('1122334455667788') };
  const pong = { command: 'pong', payload: fromHex('8877665544332211') };
  /** What a demultiplexer makes of a stream. */
  const run = (policy: Policy, chunks: Uint8Array[], network?: NetworkName): Outcome =>
    outcomeOf((onFault) => new Demultiplexer(network, policy, onFault), chunks);
  const messagesOf = (policy: Policy, ...chunks: Uint8Array[]) => run(policy, chunks).messages;
  /** Recognises a list of messages that meets a condition. */
  const some = (holds: (messages: string[]) => boolean) => (got: unknown) => Array.isArray(got) && holds(got);

  test('returns a whole message, once', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(PING);
    expect(() => demultiplexer.next()).toGive(ping, [
      [undefined, 'All 32 bytes of the ping are there, and nothing came out. Do not wait for one more byte.'],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined, [
      [ping, 'The same message came out again. Drop the bytes of a message once it is returned.'],
      [null, 'It returned null. As long as there is no message, return undefined.'],
    ]);
  });

  test('returns no message when nothing, or an empty chunk, has arrived', () => {
    const demultiplexer = new Demultiplexer();
    for (const chunk of [NONE, NONE]) {
      expect(() => demultiplexer.next()).toGive(undefined);
      demultiplexer.feed(chunk);
    }
    expect(() => demultiplexer.next()).toGive(undefined);
  });

  test('returns a message split in two when its second part is there', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(PING.slice(0, 27));
    expect(() => demultiplexer.next()).toGive(undefined, [
      [
        (got: unknown) => (got as { command?: string } | undefined)?.command === 'ping',
        'A chunk was taken for a message. Three of eight payload bytes are there: hold them until the rest arrives.',
      ],
      [
        threw,
        'It threw because the message is not complete yet. TCP may split it anywhere: wait for the rest.',
      ],
    ]);
    demultiplexer.feed(PING.slice(27));
    const forgotten =
      'The first part was forgotten: only the last chunk was examined. Append it to what is held.';
    expect(() => demultiplexer.next()).toGive(ping, [
      [undefined, forgotten],
      [about('magic'), forgotten],
    ]);
  });

  test('returns a message that was split within its header', () => {
    for (let at = 1; at < 24; at++) {
      expect(() => messagesOf('node', ...cut(PING, [at]))).toGive(
        [line(ping)],
        [
          [
            () => true,
            `The message was split after ${at} bytes, in its header. Hold them: a header can be judged when 24 bytes are there.`,
          ],
        ],
      );
    }
  });

  test('returns two messages from one chunk, one after the other', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(PING, PONG));
    expect(() => demultiplexer.next()).toGive(ping, [
      [pong, 'The last message came out, and the first was skipped. Return them in the order of the stream.'],
    ]);
    expect(() => demultiplexer.next()).toGive(pong, [
      [
        undefined,
        'Nothing came out after the first message. A chunk can hold several: drop the bytes of that message and no others, and look again.',
      ],
      [ping, 'The same message came out again. Drop the bytes of a message once it is returned.'],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined);
  });

  test('returns a message with an empty payload after 24 bytes', () => {
    expect(() => messagesOf('node', VERACK)).toGive(
      ['verack'],
      [[[], 'A verack is 24 bytes, and all of them are there. Do not wait for a payload: it has 0 bytes.']],
    );
  });

  test('is independent of any other Demultiplexer', () => {
    const [one, other] = [new Demultiplexer(), new Demultiplexer()];
    one.feed(PING.slice(0, 30));
    other.feed(PONG);
    const say =
      'Two connections were mixed up. What is held belongs to one object: use a field, not a variable of the module.';
    expect(() => other.next()).toGive(pong, [[() => true, say]]);
    one.feed(PING.slice(30));
    expect(() => one.next()).toGive(ping, [[() => true, say]]);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['part of a message', VERSION.slice(0, 100), []],
    ['exactly one message', frame('addr', new Uint8Array(76)), ['addr']],
    [
      'several messages (ping, pong, addr)',
      joined(PING, PONG, frame('addr', new Uint8Array(12))),
      ['ping', 'pong', 'addr'],
    ],
    ['one message, and the beginning of the next', joined(PING, VERSION).slice(0, 100), ['ping']],
  ])('returns what is complete in a read of 100 bytes: %s', (_, bytes, want) => {
    expect(() => messagesOf('node', bytes).map((text) => text.split(' ')[0])).toGive(want);
  });

  test('returns every message that a read completes, and holds the beginning of the next', () => {
    const stream = joined(VERSION, VERACK, PING, PONG);
    const demultiplexer = new Demultiplexer();
    const counts = inChunksOf(100, stream).map((chunk) => {
      demultiplexer.feed(chunk);
      let count = 0;
      while (count < 9 && demultiplexer.next()) count++;
      return count;
    });
    expect(counts).toGive(
      [0, 3, 1],
      [
        [[0, 1, 1], 'One message came out of each chunk. A chunk can complete one message, and hold others.'],
        [[0, 1, 0], 'After the first message it waits for too much. 24 bytes are enough to look again.'],
        [
          (got: unknown) => Array.isArray(got) && got.includes(9),
          'It never ends: after the last whole message, return undefined.',
        ],
      ],
    );
  });

  test('treats an alert that carries an alert as one message: a magic in a payload does not begin another', () => {
    const { bytes } = recording('alert-wrapped-twice');
    for (const policy of ['node', 'resync'] as const) {
      for (const length of [100, bytes.length]) {
        expect(() => messagesOf(policy, ...inChunksOf(length, bytes))).toGive(
          [line({ command: 'alert', payload: bytes.subarray(24) })],
          [
            [
              some((messages) => messages.length > 1),
              'The message came out, and then the one inside its payload. Drop all of its bytes, and go on after it.',
            ],
            [
              [line({ command: 'alert', payload: bytes.subarray(48) })],
              'The inner alert came out. As long as the outer one may be good, do not search inside it: wait.',
            ],
          ],
        );
      }
    }
  });

  test('returns the recorded messages from chunks of any length', () => {
    const stream = joined(...FRAMES.map(({ bytes }) => bytes));
    const want = FRAMES.map(({ command, bytes }) => line({ command, payload: bytes.subarray(24) }));
    for (const length of [1, 2, 3, 7, 23, 24, 25, 100, 577, stream.length]) {
      for (const policy of ['node', 'resync'] as const) {
        expect(() => messagesOf(policy, ...inChunksOf(length, stream))).toGive(want);
      }
    }
  });

  test('never changes a message that it has returned', () => {
    const payloads = Array.from({ length: 200 }, (_, i) => new Uint8Array(i).fill(i));
    const stream = joined(...payloads.map((payload) => frame('block', payload)));
    const demultiplexer = new Demultiplexer();
    const kept: Uint8Array[] = [];
    for (const chunk of inChunksOf(50, stream)) {
      demultiplexer.feed(chunk);
      for (let message = demultiplexer.next(); message; message = demultiplexer.next()) {
        kept.push(message.payload);
      }
    }
    expect(kept.length).toGive(200);
    for (const [i, payload] of payloads.entries()) {
      expect(kept[i]).toGive(payload, [
        [
          () => true,
          'This payload was right, and has changed since: it is a view of a buffer that was reused. Return a copy.',
        ],
      ]);
    }
  });

  test('accepts a chunk that is a view of a larger buffer, and leaves it unchanged', () => {
    const around = joined(PONG, PING, PONG);
    const before = around.slice();
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(around.subarray(32, 64));
    expect(() => demultiplexer.next()).toGive(ping, [
      [pong, 'You read the underlying buffer from its start. A view begins at its byteOffset.'],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined, [
      [pong, 'You read past the end of the chunk, in its underlying buffer. A view ends after its length.'],
    ]);
    expect(around).toGive(before, [[() => true, 'The chunk was modified. It belongs to the caller.']]);
  });

  test('holds what has arrived and is not used up', () => {
    const demultiplexer = new Demultiplexer();
    expect(demultiplexer.held).toGive(NONE);
    demultiplexer.feed(PING.slice(0, 27));
    demultiplexer.next();
    expect(demultiplexer.held).toGive(PING.slice(0, 27), [
      [NONE, 'Nothing is held. Hold each byte that has arrived and does not belong to a returned message.'],
    ]);
    demultiplexer.feed(joined(PING.slice(27), PONG.slice(0, 5)));
    demultiplexer.next();
    expect(demultiplexer.held).toGive(PONG.slice(0, 5), [
      [
        joined(PING, PONG.slice(0, 5)),
        'A returned message is still held. That fills up the memory: drop what is used up.',
      ],
    ]);
  });

  test('allocates no memory for 4 MB that are only announced', () => {
    const promise = patched(frame('block', NONE), 16, '00093d00');
    const before = process.memoryUsage().arrayBuffers;
    const peers = Array.from({ length: 50 }, () => {
      const demultiplexer = new Demultiplexer();
      demultiplexer.feed(joined(promise, '00'));
      demultiplexer.next();
      return demultiplexer;
    });
    const taken = (process.memoryUsage().arrayBuffers - before) / peers.length;
    expect(taken < 300_000).toGive(true, [
      [
        false,
        'Memory was allocated for all that is announced. Anyone can announce 4 MB with 24 bytes: allocate it as bytes arrive.',
      ],
    ]);
  });

  test('node: a wrong magic ends the connection', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(VERACK, '3c', VERSION));
    expect(() => demultiplexer.next()).toGive({ command: 'verack', payload: NONE }, [
      [about('magic'), 'The message before the wrong magic is good. Return it first.'],
    ]);
    expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 24 }, [
      [
        (got: unknown) => (got as { command?: string } | undefined)?.command === 'version',
        'It went on searching for a magic. Nodes did so until 0.8.2; with the policy node, a wrong magic ends the connection.',
      ],
      [
        undefined,
        'It did not throw. With the policy node, a wrong magic ends the connection: throw the error.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'magic' && got.offset === 0,
        'The offset was counted from the start of the message. Count from the start of the stream: 24.',
      ],
    ]);
  });

  test('node: fewer than 24 bytes are never judged', () => {
    const demultiplexer = new Demultiplexer();
    for (const chunk of inChunksOf(1, new Uint8Array(23))) {
      demultiplexer.feed(chunk);
      expect(() => demultiplexer.next()).toGive(undefined, [
        [
          threw,
          'The magic was judged before the header was complete. Bitcoin Core checks it once it has 24 bytes.',
        ],
      ]);
    }
    demultiplexer.feed(new Uint8Array(1));
    expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 0 });
  });

  test('node: after the end, no message comes out and nothing is kept', () => {
    const faults: WireError[] = [];
    const demultiplexer = new Demultiplexer('mainnet', 'node', (error) => faults.push(error));
    demultiplexer.feed(joined(new Uint8Array(24), PING));
    for (let i = 0; i < 3; i++) {
      expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 0 }, [
        [ping, 'A message came out after the end. Once a peer has sent a wrong magic, ignore the rest.'],
        [undefined, 'The error was thrown only once. After that, throw it at every call.'],
      ]);
      demultiplexer.feed(joined(PING, new Uint8Array(100_000)));
    }
    expect(demultiplexer.held.length < 1000).toGive(true, [
      [false, 'The connection has ended, but what arrives is still collected. Ignore it.'],
    ]);
    expect(faults.map(({ path }) => path)).toGive(
      ['magic'],
      [
        [[], 'onFault was not called. Call it with the error that ends the connection, too.'],
        [
          ['magic', 'magic', 'magic'],
          'onFault was called with the same error again and again. Once is enough.',
        ],
      ],
    );
  });

  test('node: a length over the limit ends the connection as soon as its header is there', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(VERACK, patched(PING, 16, '01093d00').subarray(0, 24)));
    demultiplexer.next();
    expect(() => demultiplexer.next()).toRefuse({ path: 'length', offset: 24 + 16 }, [
      [
        undefined,
        'It waits for 4,000,001 bytes. Before 0.10.1, nodes waited for 32 MiB from anyone (CVE-2015-3641): judge the length at once.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'length' && got.offset === 16,
        'The offset was counted from the start of the message. Count from the start of the stream.',
      ],
    ]);
  });

  test('node: a bad checksum drops only that message, as in every version of Bitcoin Core', () => {
    const outcome = () => run('node', [joined(VERACK, DAMAGED, PONG)]);
    expect(() => outcome().messages).toGive(
      ['verack', line(pong)],
      [
        [
          some((messages) => messages.length === 3),
          'The damaged message was returned. Its checksum does not match: drop it.',
        ],
        [
          (got: unknown) => about('checksum')(got) || some((messages) => messages.length === 1)(got),
          'A bad checksum ended it. Bitcoin Core drops only that message, and goes on after it: its length is known.',
        ],
      ],
    );
    expect(outcome().end).toGive(undefined, [
      [
        'checksum at 44',
        'A bad checksum ended it. Bitcoin Core drops only that message, and goes on after it.',
      ],
    ]);
    expect(outcome().faults).toGive(
      ['checksum at 44'],
      [
        [[], 'It was dropped silently. Call onFault for each faulty message.'],
        [
          ['checksum at 20'],
          'The offset was counted from the start of the message. Count from the start of the stream: 44.',
        ],
        [
          ['checksum at 44', 'checksum at 44'],
          'onFault was called twice with the same error. Once is enough.',
        ],
      ],
    );
  });

  test('node: a faulty message is dropped whole, even if it carries a good one', () => {
    const outer = patched(recording('alert-wrapped-twice').bytes, 20, '00');
    expect(() => messagesOf('node', joined(outer, PING))).toGive(
      [line(ping)],
      [
        [
          some((messages) => messages.length === 2),
          'You searched inside the dropped message. Its length is known: go on after it.',
        ],
      ],
    );
  });

  test('node: a bad command drops only that message, too', () => {
    expect(() => run('node', [joined(patched(PING, 5, '07'), PONG)])).toGive({
      messages: [line(pong)],
      faults: ['command at 5'],
      end: undefined,
    });
  });

  test.each(NETWORK_NAMES)('node: the network decides which magic is right: %s', (network) => {
    const [ours, theirs] = [
      frame('ping', ping.payload, network),
      network === 'mainnet' ? 'regtest' : 'mainnet',
    ];
    expect(() => run('node', [ours], network)).toGive({ messages: [line(ping)], faults: [] });
    expect(() => run('node', [ours], theirs as NetworkName)).toGive({
      messages: [],
      faults: ['magic at 0'],
      end: 'magic at 0',
    });
  });

  test('node: nothing is skipped, and it is the default policy', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(DAMAGED, PING));
    expect(() => demultiplexer.next()).toGive(ping);
    expect(demultiplexer.skipped).toGive(0, [
      [32, 'The message was dropped, not skipped: skipped counts what resync skips byte by byte.'],
    ]);
    expect([demultiplexer.network, demultiplexer.policy]).toGive(['mainnet', 'node']);
  });

  test('resync: five bytes of noise, a ping in two parts, a pong, two bytes of noise, as on TeachMeBitcoin', () => {
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(fromHex('aabbccddee'));
    expect(() => demultiplexer.next()).toGive(undefined);
    demultiplexer.feed(PING.slice(0, 27));
    expect(() => demultiplexer.next()).toGive(undefined, [
      [about('magic'), 'A wrong magic ended it. With the policy resync, skip bytes until a magic comes.'],
    ]);
    demultiplexer.feed(joined(PING.slice(27), PONG, 'ffff'));
    expect(() => demultiplexer.next()).toGive(ping, [
      [
        (got: unknown) => got === undefined || (got as { command?: string }).command === 'pong',
        'The ping is complete, after five bytes of noise, and was lost with them. Skip five bytes and no more.',
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
        'The five bytes of noise were skipped, but not counted in skipped.',
      ],
      [
        (got: unknown) => Number(got) < 7,
        'The last two bytes are neither held nor counted in skipped. They must not be lost.',
      ],
      [() => true, 'A byte was counted twice. Each is in a message, or held, or counted in skipped.'],
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
              `A message after ${noise} was missed: the window slides by one byte, and a byte that ends one match can begin the next.`,
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
            'In one chunk it is found, but byte by byte it is lost. Keep the beginning of a magic at the end of what is held.',
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
      { messages: ['verack', line(ping)], faults: ['command at 4'] },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          'The verack was thrown away with the false header before it. Skip one byte and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
          'A false header ended it. With the policy resync nothing does: skip one byte and search on.',
        ],
      ],
    );
  });

  test('resync: after a bad checksum the search goes on inside that message', () => {
    const outer = patched(recording('alert-wrapped-twice').bytes, 20, '00');
    expect(() => run('resync', [joined(outer, PING)])).toGive(
      {
        messages: [line({ command: 'alert', payload: outer.subarray(48) }), line(ping)],
        faults: ['checksum at 20'],
      },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          'The faulty message was dropped whole. Its length may be false as well: skip one byte and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
          'A bad checksum ended it. With the policy resync nothing does.',
        ],
      ],
    );
  });

  test.each(['01093d00', 'ffffffff', '00000080'])(
    'resync: a length over the limit is a false header, and is not waited for: %s',
    (length) => {
      const say =
        'A false header announced more than 4,000,000 bytes, and was believed. Search on after its first byte.';
      expect(() => run('resync', [joined(patched(VERACK, 16, length), PING)])).toGive(
        { messages: [line(ping)], faults: ['length at 16'] },
        [
          [{ messages: [], faults: [] }, say],
          [
            (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
            `${say} Nothing ends a resync.`,
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
          'A message whose end is missing swallowed the ones after it. They are inside it: skip only one byte.',
        ],
      ],
    );
  });

  test('resync: messages of another network are noise', () => {
    const foreign = frame('ping', ping.payload, 'testnet3');
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(joined(foreign, PONG));
    expect(() => demultiplexer.next()).toGive(pong, [
      [ping, 'That is a message of another network, whose magic was not asked for.'],
    ]);
    expect(demultiplexer.skipped).toGive(32);
    expect(() => run('resync', [joined(PONG, foreign)], 'testnet3').messages).toGive([line(ping)]);
  });

  test('resync: offsets are counted from the start of the stream', () => {
    const stream = joined('aabbcc', PING, DAMAGED, 'dd', patched(VERACK, 4, '07'), PONG);
    expect(() => run('resync', [stream]).faults).toGive(
      ['checksum at 55', 'command at 72'],
      [
        [
          ['checksum at 20', 'command at 4'],
          'The offsets were counted from the start of each message. Count from the start of the stream.',
        ],
      ],
    );
  });

  test('resync: many false headers do not make it hash the same bytes again and again', () => {
    // 300 headers, each of which announces everything after it: 100 KB
    const header = patched(frame('block'), 16, 'a086010000000000');
    const headers = Array.from({ length: 300 }, () => header);
    const stream = joined(...headers, new Uint8Array(100_000), PING);
    const most = 16_000_000 + 16 * stream.length;
    let messages: string[] = [];
    const hashed = bytesHashed(() => (messages = messagesOf('resync', stream)), most);
    expect(hashed <= most).toGive(true, [
      [
        false,
        'For each false header everything that it announces was hashed: 107 KB cost 30 MB. Count what was hashed for nothing, and believe no length that takes the count above 8 MB plus four times the bytes already used up.',
      ],
    ]);
    expect(messages).toGive(
      [line(ping)],
      [
        [
          [],
          'The message after the false headers was missed. You may hash 8 MB for nothing, plus four times the bytes already used up.',
        ],
      ],
    );
  });

  test.each<[string, Policy, Uint8Array, number]>([
    ['noise', 'resync', joined(new Uint8Array(200_000), PING), 200_000],
    ['one message of 200 KB', 'node', joined(frame('block', new Uint8Array(200_000)), PING), 1460],
  ])('does work that grows with the stream, not with its square: %s', (_, policy, stream, chunk) => {
    const most = 400 * stream.length;
    let last: string | undefined;
    const copied = bytesCopied(() => (last = messagesOf(policy, ...inChunksOf(chunk, stream)).at(-1)), most);
    expect(copied <= most).toGive(true, [
      [
        false,
        `${stream.length} bytes arrived, and more than 400 times as many were copied: everything held is copied again for each byte that is skipped. Skip without copying the rest: subarray() is a view, slice() copies.`,
      ],
    ]);
    expect(last).toGive(line(ping));
  });

  test.each<Policy>(['node', 'resync'])(
    '%s: the next good message is found after any number of faulty ones',
    (policy) => {
      const faulty = Array.from({ length: 12_000 }, () => patched(VERACK, 20, '00'));
      expect(() => messagesOf(policy, joined(...faulty, PING))).toGive(
        [line(ping)],
        [
          [
            (got: unknown) => got instanceof RangeError,
            'The stack overflowed: next() calls itself once more for each faulty message, or spreads a long list into arguments. A peer can send as many as it likes: use a loop, and set() to join bytes.',
          ],
        ],
      );
    },
  );

  test('resync: the limit on hashing for nothing grows with the stream', () => {
    // two headers that announce 7,900,000 bytes of noise in all; then a message of 100 KB
    const liar = (length: string, noise: number) =>
      joined(patched(frame('block'), 16, `${length}00000000`), new Uint8Array(noise));
    const large = { command: 'block', payload: new Uint8Array(100_000) };
    const lies = [liar('00093d00', 4_000_000), liar('60823b00', 3_900_000)];
    const stream = joined(...lies, frame('block', large.payload));
    expect(messagesOf('resync', stream)).toGive(
      [line(large)],
      [
        [
          [],
          'The message after the false headers was missed. You may hash 8 MB for nothing, plus four times the bytes already used up: the limit grows with the stream.',
        ],
      ],
    );
  });

  const piece = fc.oneof(
    fc.constantFrom(PING, PONG, VERACK, VERSION, recording('alert-wrapped-twice').bytes),
    fc.constantFrom(DAMAGED, VERSION.slice(0, 60), patched(VERACK, 16, '01093d00'), MAGIC, MAGIC.slice(0, 3)),
    fc.uint8Array({ maxLength: 40 }),
  );
  const stream = fc.array(piece, { maxLength: 8 }).map((pieces) => joined(...pieces));
  const places = fc.array(fc.nat(), { maxLength: 20 });

  test('returns the same messages and errors, however a stream is split', () => {
    forAny(
      [stream, places],
      (bytes, at) => {
        for (const policy of ['node', 'resync'] as const) {
          const whole = run(policy, [bytes]);
          expect(run(policy, cut(bytes, at))).toGive(whole, [
            [
              () => true,
              'The same stream, split into different chunks, gave a different result. Where a chunk ends must not matter.',
            ],
          ]);
        }
      },
      60,
    );
  });

  test('resync: every good message comes out, whatever comes between them', () => {
    const good = fc.constantFrom(ping, pong, { command: 'verack', payload: NONE });
    const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.filter((byte) => byte !== 0xf9));
    forAny([fc.array(fc.tuple(noise, good), { maxLength: 8 }), places], (list, at) => {
      const bytes = joined(
        ...list.map(([before, { command, payload }]) => joined(before, frame(command, payload))),
      );
      expect(messagesOf('resync', ...cut(bytes, at))).toGive(list.map(([, message]) => line(message)));
    });
  });

  test('resync: each byte is in a message, skipped or held, and nothing is held that cannot become a message', () => {
    forAny(
      [stream, places],
      (bytes, at) => {
        const demultiplexer = new Demultiplexer('mainnet', 'resync');
        let [fed, out] = [0, 0];
        for (const chunk of cut(bytes, at)) {
          demultiplexer.feed(chunk);
          fed += chunk.length;
          for (let message = demultiplexer.next(); message && out <= fed; message = demultiplexer.next()) {
            out += 24 + message.payload.length;
          }
          const { held, skipped } = demultiplexer;
          expect(out + skipped + held.length).toGive(fed);
          expect(held).toGive(bytes.slice(fed - held.length, fed));
          if (held.length >= 24) expect(brief(examine(held))).toContain('incomplete');
        }
      },
      40,
    );
  });

  test('throws nothing but a WireError with node, and nothing at all with resync, whatever a peer sends', () => {
    forAny([stream], (bytes) => {
      run('node', [bytes]);
      expect(run('resync', [bytes]).end).toGive(undefined);
    });
  });
});
