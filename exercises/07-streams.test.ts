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
/** 24 bytes; a payload of none. */
const VERACK = recording('verack').bytes;
/** 24 + 102 bytes. */
const VERSION = recording('satoshi-0.18.0').bytes;
/** The two messages of the old simulator, 24 + 8 bytes each. */
const PING = frame('ping', '1122334455667788');
const PONG = frame('pong', '8877665544332211');
/** A ping whose payload was damaged on the way: at byte 24 it says 00 instead of 11. */
const DAMAGED = patched(PING, 24, '00');

/** Recognises an error about one field. */
const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;
const threw = (got: unknown) => got instanceof Error;

/** A finding in a few words: `message, 24 bytes`. */
function brief(finding: Finding): string {
  return finding.length === undefined ? finding.kind : `${finding.kind}, ${finding.length} bytes`;
}

/** What a finding says was wrong, thrown, so that it can be looked at like any other refusal. */
function refusal(finding: Finding): Finding {
  if (finding.kind === 'faulty') throw finding.error;
  return finding;
}

const THREW = 'It threw. It is to hand out what it found: { kind: "faulty", error, … }.';

describe('seek', () => {
  test('3c f9 be b4 d9 76: one byte stands in front of the magic', () => {
    expect(() => seek(fromHex('3cf9beb4d976'), MAGIC)).toGive(1, [
      [-1, 'Minus one says that it was not found. The magic is there, from byte 1 on.'],
      [
        0,
        'The first four bytes are 3c f9 be b4, which is not the magic. Slide on by one byte, and compare again.',
      ],
      [
        (got: unknown) => got === 2 || got === 3,
        'It stands at byte 1. Did you count the characters of a text? One byte is two hex digits.',
      ],
      [5, 'That is where the magic ends. What is asked for is how many bytes stand in front of it.'],
      [
        (got: unknown) => got === 4 || got === 6,
        'The magic was passed over. Slide the window by one byte at a time, and compare in wire order: f9 comes first.',
      ],
    ]);
  });

  test('where it begins at once, nothing stands in front', () => {
    expect(seek(VERSION, MAGIC)).toGive(0);
    expect(seek(fromHex('f9beb4d9 f9beb4d9'), MAGIC)).toGive(0, [
      [4, 'That is the second magic. The first one counts: a message may stand between them.'],
    ]);
  });

  test.each([
    ['f9 f9 be b4 d9', 1],
    ['f9 be f9 be b4 d9', 2],
    ['f9 be b4 f9 be b4 d9', 3],
    ['3c f9 f9 f9 be b4 d9', 3],
  ])('a false start may be followed by the real one: %s', (bytes, want) => {
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [
        (got: unknown) => Number(got) > want,
        'An f9 broke off one match, and began the next: it was forgotten. Compare again from that byte on.',
      ],
      [
        (got: unknown) => Number(got) < want,
        'What begins there is not the magic: it goes on with other bytes. Compare all four.',
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
  ])('what may become the magic, when more comes, is kept: %s', (bytes, want) => {
    const { length } = fromHex(bytes);
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [
        length,
        'The last bytes were given up, and may be the beginning of a magic: the rest of it comes in the next chunk.',
      ],
      [-1, 'Minus one is no number of bytes. Say how many in front can be given up.'],
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
  ])('where no magic can begin, all of it can be given up: "%s"', (bytes, want) => {
    expect(seek(fromHex(bytes), MAGIC)).toGive(want, [
      [-1, 'Minus one is no number of bytes. Say how many in front can be given up: all of them.'],
      [
        (got: unknown) => !Number.isInteger(got),
        'The digits f9beb4d9 were found in a hex text, across the borders of the bytes. Those are other bytes.',
      ],
      [
        (got: unknown) => Number(got) < want,
        'More is kept than may become a magic. Only a beginning of the magic at the very end is worth keeping.',
      ],
    ]);
  });

  test.each(NETWORK_NAMES)('it seeks the magic that it is given: %s', (network) => {
    const { magic } = NETWORKS[network];
    const other = network === 'mainnet' ? NETWORKS.regtest.magic : NETWORKS.mainnet.magic;
    expect(seek(joined('3c', other, '3d', magic, '3e'), fromHex(magic))).toGive(6, [
      [1, 'That is the magic of another network. Which one to seek is the second argument.'],
    ]);
  });

  test('of two beginnings at the end, the longer one is kept: more of the magic has come', () => {
    const magic = fromHex('f9f9f9d9');
    expect(seek(fromHex('3c f9 f9 f9'), magic)).toGive(1, [
      [
        (got: unknown) => got === 2 || got === 3,
        'One or two bytes at the end were kept, but the last three are a beginning of f9 f9 f9 d9 already. Try the longest first.',
      ],
    ]);
    expect(seek(fromHex('f9 f9 f9 f9 d9'), magic)).toGive(1);
  });

  test('bytes in the middle of a larger buffer are sought where they are', () => {
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
  ])('what lies past the end of a view has not come yet: %s, and then %s', (bytes, beyond, want) => {
    const { length } = fromHex(bytes);
    const view = joined(bytes, beyond).subarray(0, length);
    expect(seek(view, MAGIC)).toGive(want, [
      [
        () => true,
        'You looked past the end of the bytes, at what else is in their buffer. A view ends after its length.',
      ],
    ]);
  });

  test('the bytes stay as they are', () => {
    const bytes = joined('3c3d', MAGIC, '3e');
    seek(bytes, MAGIC);
    expect(bytes).toGive(joined('3c3d', MAGIC, '3e'), [
      [() => true, 'The bytes were written to. They belong to the caller, who looks at them again.'],
    ]);
  });

  test('bytes with the top bit are not those without it', () => {
    expect(seek(fromHex('793e3459 3c f9beb4d9'), MAGIC)).toGive(5, [
      [
        0,
        "79 3e 34 59 was taken for the magic: node's 'ascii' drops the top bit. Compare bytes, not a text.",
      ],
    ]);
  });

  test('any bytes: it is the first place from which on nothing contradicts the magic', () => {
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
            'More was given up than may be: from an earlier byte on, nothing contradicts the magic.',
          ],
          [
            (got: unknown) => Number(got) < (first ?? 0),
            'What begins there cannot become the magic: one of its bytes is another.',
          ],
        ]);
        expect(bytes).toGive(Uint8Array.from(list));
      },
      150,
    );
  });
});

describe('examine', () => {
  test.each(FRAMES.map(({ name }) => name))('a whole message: the recorded %s', (name) => {
    const { bytes, command, length } = recording(name);
    expect(() => examine(bytes)).toGive(
      { kind: 'message', message: { command, payload: bytes.slice(24) }, length },
      [
        [
          (got: unknown) => (got as Finding | undefined)?.length === length - 24,
          'The length is that of the payload. A message is 24 bytes longer: its header counts.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.kind === 'incomplete',
          'All of it is there, header and payload, and it was found incomplete.',
        ],
        [
          (got: unknown) => (got as Finding | undefined)?.kind === 'faulty',
          'A good message was found faulty. The magic begins with f9; the length is little-endian: c0 00 00 00 is 192.',
        ],
      ],
    );
  });

  test.each([0, 1, 3, 4, 19, 20, 23])('fewer than 24 bytes are never judged: %d of them', (count) => {
    for (const bytes of [VERSION, new Uint8Array(24)]) {
      expect(() => brief(examine(bytes.subarray(0, count)))).toGive('incomplete, 24 bytes', [
        [
          'faulty',
          'It was judged by a header that is not all there yet. With fewer than 24 bytes: incomplete.',
        ],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'The length says how many bytes there must be, from the first on. For a header that is 24.',
        ],
        [
          'message, 126 bytes',
          'More bytes were seen than there are. A view begins at its byteOffset, and ends after its length.',
        ],
        [threw, 'It threw, because the header is not all there yet. That is no fault: it is incomplete.'],
      ]);
    }
  });

  test('the bytes stay as they are, whatever is found', () => {
    for (const bytes of [VERSION, VERSION.subarray(0, 30), DAMAGED, patched(VERSION, 0, '3c')]) {
      const mine = bytes.slice();
      try {
        examine(mine);
      } catch {
        // that it must not throw is another test's matter
      }
      expect(mine).toGive(bytes, [
        [() => true, 'The bytes were written to. They belong to the caller, and are examined again.'],
      ]);
    }
  });

  test.each([24, 25, 100, 125])('the header says how much must be there: after %d of 126 bytes', (count) => {
    expect(() => brief(examine(VERSION.subarray(0, count)))).toGive('incomplete, 126 bytes', [
      [
        'incomplete, 102 bytes',
        '102 is the payload alone. With the header in front, the message takes 126 bytes.',
      ],
      ['incomplete, 24 bytes', 'The header is there, and announces 102 bytes more. So 126 are needed.'],
      [
        (got: unknown) => String(got).startsWith('incomplete'),
        'The length says how many bytes there must be, from the first on, and not how many are still missing.',
      ],
      [
        (got: unknown) => threw(got) || String(got).startsWith('faulty'),
        'A payload that has not come yet is no fault: it is incomplete.',
      ],
      [
        (got: unknown) => String(got).startsWith('message'),
        'The payload is not all there: the header announces 102 bytes. TCP may have cut the message anywhere.',
      ],
    ]);
  });

  test('what follows a message does not belong to it', () => {
    expect(() => brief(examine(joined(VERACK, VERSION)))).toGive('message, 24 bytes', [
      [
        'message, 150 bytes',
        'Everything that has come was taken for one message. The header says how long it is.',
      ],
      [
        'faulty, 24 bytes',
        'The next message was taken for a part of the payload. The header says how long it is.',
      ],
    ]);
    expect(() => examine(joined(PING, PONG))).toGive({
      kind: 'message',
      message: { command: 'ping', payload: fromHex('1122334455667788') },
      length: 32,
    });
  });

  test('a wrong magic is a fault, as soon as the header is there, and nobody knows where it ends', () => {
    const wrong = patched(VERSION, 0, '3c');
    for (const bytes of [wrong.subarray(0, 24), wrong]) {
      expect(() => brief(examine(bytes))).toGive('faulty', [
        [
          'faulty, 0 bytes',
          'A length of 0 says that it takes no bytes. Nobody knows where it ends: leave length out.',
        ],
        [
          'faulty, 126 bytes',
          'With a wrong magic these bytes are no header, and what stands at its length is none. Leave length out.',
        ],
        [
          (got: unknown) => String(got).startsWith('incomplete'),
          'It waits for a payload, but the magic is wrong: these bytes are no header. Look at the magic first.',
        ],
        [threw, THREW],
      ]);
    }
    expect(() => refusal(examine(wrong))).toRefuse({ path: 'magic', offset: 0 });
  });

  test('without the magic nothing else is judged: these bytes are no header', () => {
    const page = new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(() => refusal(examine(page))).toRefuse({ path: 'magic', offset: 0 }, [
      [
        (got: unknown) => got instanceof WireError && got.path === 'length',
        'It says that the length is wrong. But there is no length: somebody speaks another protocol.',
      ],
    ]);
  });

  test('another network is a wrong magic, unless it is asked for', () => {
    for (const network of NETWORK_NAMES) {
      const bytes = frame('ping', '1122334455667788', network);
      expect(() => brief(examine(bytes, network))).toGive('message, 32 bytes', [
        [
          'faulty',
          `The magic is that of ${network}, which was asked for: the network is the second argument.`,
        ],
      ]);
      if (network === 'mainnet') continue;
      expect(() => refusal(examine(bytes))).toRefuse({ path: 'magic', offset: 0 });
      expect(() => brief(examine(PING, network))).toGive('faulty');
    }
  });

  test('4,000,001 bytes are too long: a fault, as soon as the header is there, and nobody knows where it ends', () => {
    const long = patched(PING, 16, '01093d00');
    for (const bytes of [long.subarray(0, 24), long]) {
      expect(() => brief(examine(bytes))).toGive('faulty', [
        [
          'incomplete, 4000025 bytes',
          'It waits for bytes that were only announced. So old nodes were made to keep 32 MiB for each peer (CVE-2015-3641): judge the length at once.',
        ],
        [
          'faulty, 4000025 bytes',
          'A length that is not believed says nothing about where the message ends. Leave it out.',
        ],
        [threw, THREW],
      ]);
    }
    expect(() => refusal(examine(long))).toRefuse({ path: 'length', offset: 16 });
    expect(() => brief(examine(patched(PING, 16, 'ffffffff')))).toGive('faulty', [
      ['message, 23 bytes', 'ff ff ff ff was taken for -1. It is 4,294,967,295.'],
    ]);
  });

  test('4,000,000 bytes are allowed, and waited for', () => {
    expect(() => brief(examine(patched(PING, 16, '00093d00')))).toGive('incomplete, 4000024 bytes', [
      ['faulty', 'The limit itself is still allowed. Refuse what is greater, not what is equal.'],
    ]);
  });

  test('the limit can be lower', () => {
    expect(() => brief(examine(PING, 'mainnet', 8))).toGive('message, 32 bytes');
    expect(() => brief(examine(PING, 'mainnet', 7))).toGive('faulty', [
      ['message, 32 bytes', 'Its payload has 8 bytes, and the limit was 7: it is the third argument.'],
    ]);
    expect(() => refusal(examine(PING, 'mainnet', 7))).toRefuse({ path: 'length', offset: 16 });
  });

  test('a checksum that does not fit is a fault, and it is known where the message ends', () => {
    expect(() => brief(examine(joined(DAMAGED, PONG)))).toGive('faulty, 32 bytes', [
      [
        'message, 32 bytes',
        'A byte of the payload was damaged on the way, and nobody noticed: compare the checksum.',
      ],
      [
        'faulty',
        'The magic is right and the length believable, so it is known where the message ends: length is 32.',
      ],
      ['faulty, 8 bytes', '8 is the payload alone. With the header in front, the message takes 32 bytes.'],
      [
        'faulty, 64 bytes',
        'Only the first message is faulty. The one behind it is good: say where it begins.',
      ],
      [threw, THREW],
    ]);
    expect(() => refusal(examine(DAMAGED))).toRefuse({ path: 'checksum', offset: 20 });
  });

  test('so is a bad command; but first everything must be there', () => {
    const bad = patched(PING, 4, '07');
    expect(() => brief(examine(bad))).toGive('faulty, 32 bytes', [
      [
        'faulty',
        'The magic is right and the length believable, so it is known where the message ends: length is 32.',
      ],
      [threw, THREW],
    ]);
    expect(() => refusal(examine(bad))).toRefuse({ path: 'command', offset: 4 });
    expect(() => brief(examine(bad.subarray(0, 31)))).toGive('incomplete, 32 bytes', [
      [
        (got: unknown) => String(got).startsWith('faulty'),
        'The bad command was found before all was there. Whoever drops the message must have all of it first.',
      ],
    ]);
  });

  test('bytes in the middle of a larger buffer are examined where they are, and stay as they are', () => {
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

  test('no bytes make it throw, and what it says fits the bytes', () => {
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
  /** What comes of a stream. */
  const run = (policy: Policy, chunks: Uint8Array[], network?: NetworkName): Outcome =>
    outcomeOf((onFault) => new Demultiplexer(network, policy, onFault), chunks);
  const messagesOf = (policy: Policy, ...chunks: Uint8Array[]) => run(policy, chunks).messages;
  /** Recognises a list of messages for which something holds. */
  const some = (holds: (messages: string[]) => boolean) => (got: unknown) => Array.isArray(got) && holds(got);

  test('a whole message goes in, and comes out once', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(PING);
    expect(() => demultiplexer.next()).toGive(ping, [
      [
        undefined,
        'All 32 bytes of the ping are there, and nothing came out. It is not to wait for a byte more.',
      ],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined, [
      [ping, 'The same message came out again. What has been handed out is used up: drop its bytes.'],
      [null, 'Null came back. As long as there is no message, it is undefined.'],
    ]);
  });

  test('before anything has come, and after no bytes, there is no message', () => {
    const demultiplexer = new Demultiplexer();
    for (const chunk of [NONE, NONE]) {
      expect(() => demultiplexer.next()).toGive(undefined);
      demultiplexer.feed(chunk);
    }
    expect(() => demultiplexer.next()).toGive(undefined);
  });

  test('a message that comes in two pieces comes out when the second is there', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(PING.slice(0, 27));
    expect(() => demultiplexer.next()).toGive(undefined, [
      [
        (got: unknown) => (got as { command?: string } | undefined)?.command === 'ping',
        'A chunk was taken for a message. Three of eight payload bytes are there: hold them until the rest has come.',
      ],
      [
        threw,
        'It threw, because the message is not all there yet. TCP may cut it anywhere: wait for the rest.',
      ],
    ]);
    demultiplexer.feed(PING.slice(27));
    const forgotten =
      'The first piece was forgotten: only the last chunk was looked at. Join it to what is held.';
    expect(() => demultiplexer.next()).toGive(ping, [
      [undefined, forgotten],
      [about('magic'), forgotten],
    ]);
  });

  test('the cut may go through the header', () => {
    for (let at = 1; at < 24; at++) {
      expect(() => messagesOf('node', ...cut(PING, [at]))).toGive(
        [line(ping)],
        [
          [
            () => true,
            `The message was cut after ${at} bytes, in its header. Hold them: a header can be judged when 24 bytes are there.`,
          ],
        ],
      );
    }
  });

  test('two messages that come in one chunk come out one after the other', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(PING, PONG));
    expect(() => demultiplexer.next()).toGive(ping, [
      [
        pong,
        'The first message was passed over: the last one came out. They come out in the order of the stream.',
      ],
    ]);
    expect(() => demultiplexer.next()).toGive(pong, [
      [
        undefined,
        'After the first message nothing came. A chunk can hold several: drop the bytes of that message and no others, and look again.',
      ],
      [ping, 'The same message came out again. What has been handed out is used up: drop its bytes.'],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined);
  });

  test('a message with an empty payload is whole after 24 bytes', () => {
    expect(() => messagesOf('node', VERACK)).toGive(
      ['verack'],
      [
        [
          [],
          'A verack is 24 bytes, and all of them are there. It is not to wait for a payload: that has 0 bytes.',
        ],
      ],
    );
  });

  test('two of them have nothing to do with one another', () => {
    const [one, other] = [new Demultiplexer(), new Demultiplexer()];
    one.feed(PING.slice(0, 30));
    other.feed(PONG);
    const say =
      'Two connections were mixed up. What is held belongs to one object: a field, and no variable of the module.';
    expect(() => other.next()).toGive(pong, [[() => true, say]]);
    one.feed(PING.slice(30));
    expect(() => one.next()).toGive(ping, [[() => true, say]]);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['a part of a message', VERSION.slice(0, 100), []],
    ['exactly one', frame('addr', new Uint8Array(76)), ['addr']],
    [
      'several: ping, pong, addr',
      joined(PING, PONG, frame('addr', new Uint8Array(12))),
      ['ping', 'pong', 'addr'],
    ],
    ['one, and the beginning of the next', joined(PING, VERSION).slice(0, 100), ['ping']],
  ])('a read of 100 bytes can be %s', (_, bytes, want) => {
    expect(() => messagesOf('node', bytes).map((text) => text.split(' ')[0])).toGive(want);
  });

  test('or the end of one, all of the next, and the beginning of a third', () => {
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
        [[0, 1, 1], 'One message came out of each chunk. A chunk can end one, and hold others.'],
        [
          [0, 1, 0],
          'Behind the first message it waits for too much. After a message, 24 bytes are enough to look again.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.includes(9),
          'It never says that nothing is left: after the last whole message, undefined is due.',
        ],
      ],
    );
  });

  test('a magic inside a payload begins no message: the alert that carries an alert is one', () => {
    const { bytes } = recording('alert-wrapped-twice');
    for (const policy of ['node', 'resync'] as const) {
      for (const length of [100, bytes.length]) {
        expect(() => messagesOf(policy, ...inChunksOf(length, bytes))).toGive(
          [line({ command: 'alert', payload: bytes.subarray(24) })],
          [
            [
              some((messages) => messages.length > 1),
              'The message came out, and what it carries came out again. Drop all of its bytes, and go on behind it.',
            ],
            [
              [line({ command: 'alert', payload: bytes.subarray(48) })],
              'What came out is the inner alert. As long as the outer one may be good, do not search inside it: wait.',
            ],
          ],
        );
      }
    }
  });

  test('the recorded messages, cut into chunks of any length', () => {
    const stream = joined(...FRAMES.map(({ bytes }) => bytes));
    const want = FRAMES.map(({ command, bytes }) => line({ command, payload: bytes.subarray(24) }));
    for (const length of [1, 2, 3, 7, 23, 24, 25, 100, 577, stream.length]) {
      for (const policy of ['node', 'resync'] as const) {
        expect(() => messagesOf(policy, ...inChunksOf(length, stream))).toGive(want);
      }
    }
  });

  test('what has been handed out stays as it is, whatever comes later', () => {
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
          'This payload was right, and has changed since: it is a view of a buffer that was used again. Hand out a copy.',
        ],
      ]);
    }
  });

  test('a chunk can be a view of a larger buffer, and is left as it is', () => {
    const around = joined(PONG, PING, PONG);
    const before = around.slice();
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(around.subarray(32, 64));
    expect(() => demultiplexer.next()).toGive(ping, [
      [pong, 'You read the underlying buffer from its start. A view begins at its byteOffset.'],
    ]);
    expect(() => demultiplexer.next()).toGive(undefined, [
      [pong, 'You read on behind the chunk, in its underlying buffer. A view ends after its length.'],
    ]);
    expect(around).toGive(before, [[() => true, 'The chunk was written to. It belongs to whoever fed it.']]);
  });

  test('what is held is what has come and is not used up', () => {
    const demultiplexer = new Demultiplexer();
    expect(demultiplexer.held).toGive(NONE);
    demultiplexer.feed(PING.slice(0, 27));
    demultiplexer.next();
    expect(demultiplexer.held).toGive(PING.slice(0, 27), [
      [NONE, 'Nothing is held. Each byte that has come and belongs to no message yet is held.'],
    ]);
    demultiplexer.feed(joined(PING.slice(27), PONG.slice(0, 5)));
    demultiplexer.next();
    expect(demultiplexer.held).toGive(PONG.slice(0, 5), [
      [
        joined(PING, PONG.slice(0, 5)),
        'The message that was handed out is still held. So the memory fills up: drop what is used up.',
      ],
    ]);
  });

  test('4 MB that are only announced take no memory', () => {
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
        'Memory was taken for all that is announced. Any stranger can announce 4 MB with 24 bytes: take it as bytes come.',
      ],
    ]);
  });

  test('node: a wrong magic ends the connection', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(VERACK, '3c', VERSION));
    expect(() => demultiplexer.next()).toGive({ command: 'verack', payload: NONE }, [
      [about('magic'), 'The message in front of the wrong magic is good, and was not handed out first.'],
    ]);
    expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 24 }, [
      [
        (got: unknown) => (got as { command?: string } | undefined)?.command === 'version',
        'It searched on for a magic. Nodes did so until 0.8.2; with the policy node, a wrong magic ends the connection.',
      ],
      [
        undefined,
        'Nothing was said. With the policy node, a wrong magic ends the connection: throw what was found.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'magic' && got.offset === 0,
        'The offset counts from the beginning of the message. Here it counts from the beginning of the stream: 24.',
      ],
    ]);
  });

  test('node: but fewer than 24 bytes are never judged', () => {
    const demultiplexer = new Demultiplexer();
    for (const chunk of inChunksOf(1, new Uint8Array(23))) {
      demultiplexer.feed(chunk);
      expect(() => demultiplexer.next()).toGive(undefined, [
        [
          threw,
          'It was judged before a whole header was there. Core looks at the magic when it has 24 bytes.',
        ],
      ]);
    }
    demultiplexer.feed(new Uint8Array(1));
    expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 0 });
  });

  test('node: after the end nothing comes any more, and nothing is kept', () => {
    const faults: WireError[] = [];
    const demultiplexer = new Demultiplexer('mainnet', 'node', (error) => faults.push(error));
    demultiplexer.feed(joined(new Uint8Array(24), PING));
    for (let i = 0; i < 3; i++) {
      expect(() => demultiplexer.next()).toRefuse({ path: 'magic', offset: 0 }, [
        [
          ping,
          'After the end a message came out. Whoever has sent a wrong magic is not listened to any more.',
        ],
        [undefined, 'The error came once. From then on it is to be thrown at every call.'],
      ]);
      demultiplexer.feed(joined(PING, new Uint8Array(100_000)));
    }
    expect(demultiplexer.held.length < 1000).toGive(true, [
      [false, 'The connection has ended, and what comes is still gathered. Ignore it.'],
    ]);
    expect(faults.map(({ path }) => path)).toGive(
      ['magic'],
      [
        [[], 'onFault was not told. It is told of the fault that ends the connection, too.'],
        [['magic', 'magic', 'magic'], 'onFault was told of the same fault again and again. Once is enough.'],
      ],
    );
  });

  test('node: a length over the limit ends the connection at once, with its header', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(VERACK, patched(PING, 16, '01093d00').subarray(0, 24)));
    demultiplexer.next();
    expect(() => demultiplexer.next()).toRefuse({ path: 'length', offset: 24 + 16 }, [
      [
        undefined,
        'It waits for 4,000,001 bytes. Until 0.10.1 nodes waited for 32 MiB from anybody (CVE-2015-3641): judge the length at once.',
      ],
      [
        (got: unknown) => got instanceof WireError && got.path === 'length' && got.offset === 16,
        'The offset counts from the beginning of the message. Here it counts from the beginning of the stream.',
      ],
    ]);
  });

  test('node: a bad checksum drops that one message, in every version of Core', () => {
    const outcome = () => run('node', [joined(VERACK, DAMAGED, PONG)]);
    expect(() => outcome().messages).toGive(
      ['verack', line(pong)],
      [
        [
          some((messages) => messages.length === 3),
          'The damaged message was handed out. Its checksum does not fit: drop it.',
        ],
        [
          (got: unknown) => about('checksum')(got) || some((messages) => messages.length === 1)(got),
          'A bad checksum ended it. Core drops that one message, and goes on behind it: its length is known.',
        ],
      ],
    );
    expect(outcome().end).toGive(undefined, [
      ['checksum at 44', 'A bad checksum ended it. Core drops that one message, and goes on behind it.'],
    ]);
    expect(outcome().faults).toGive(
      ['checksum at 44'],
      [
        [[], 'It was dropped silently. onFault is told of each faulty message.'],
        [
          ['checksum at 20'],
          'The offset counts from the beginning of the message. Count from that of the stream: 44.',
        ],
        [['checksum at 44', 'checksum at 44'], 'onFault was told of the same fault twice. Once is enough.'],
      ],
    );
  });

  test('node: all of it is dropped, also a good message that it carries', () => {
    const outer = patched(recording('alert-wrapped-twice').bytes, 20, '00');
    expect(() => messagesOf('node', joined(outer, PING))).toGive(
      [line(ping)],
      [
        [
          some((messages) => messages.length === 2),
          'You searched inside the dropped message. Its length is known: go on behind it.',
        ],
      ],
    );
  });

  test('node: a bad command drops that one message, too', () => {
    expect(() => run('node', [joined(patched(PING, 5, '07'), PONG)])).toGive({
      messages: [line(pong)],
      faults: ['command at 5'],
      end: undefined,
    });
  });

  test.each(NETWORK_NAMES)('node: whose magic is right says the network: %s', (network) => {
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

  test('node: nothing is passed over, and it is what one gets unasked', () => {
    const demultiplexer = new Demultiplexer();
    demultiplexer.feed(joined(DAMAGED, PING));
    expect(() => demultiplexer.next()).toGive(ping);
    expect(demultiplexer.skipped).toGive(0, [
      [
        32,
        'The message was dropped, and not passed over: skipped counts what resync passes over, byte by byte.',
      ],
    ]);
    expect([demultiplexer.network, demultiplexer.policy]).toGive(['mainnet', 'node']);
  });

  test('resync: the old simulator’s story. Five bytes of noise, a ping in two pieces, a pong, two bytes of noise', () => {
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(fromHex('aabbccddee'));
    expect(() => demultiplexer.next()).toGive(undefined);
    demultiplexer.feed(PING.slice(0, 27));
    expect(() => demultiplexer.next()).toGive(undefined, [
      [
        about('magic'),
        'A wrong magic ended it. With the policy resync, bytes are passed over until a magic comes.',
      ],
    ]);
    demultiplexer.feed(joined(PING.slice(27), PONG, 'ffff'));
    expect(() => demultiplexer.next()).toGive(ping, [
      [
        (got: unknown) => got === undefined || (got as { command?: string }).command === 'pong',
        'The ping is all there, behind five bytes of noise, and was lost with them. Pass over five bytes, and no more.',
      ],
    ]);
    expect(() => demultiplexer.next()).toGive(pong);
    expect(() => demultiplexer.next()).toGive(undefined);
    // the last two bytes cannot become a magic: they may be skipped at once, or wait until 24 have come
    const { held, skipped } = demultiplexer;
    expect(held).toGive(fromHex('ffff').subarray(0, held.length), [
      [() => true, 'What is held is the end of what has come. The last two bytes are ff ff.'],
    ]);
    expect(skipped + held.length).toGive(7, [
      [
        (got: unknown) => Number(got) < 5,
        'The five bytes of noise were skipped, and not counted in skipped.',
      ],
      [
        (got: unknown) => Number(got) < 7,
        'The last two bytes are neither held nor counted in skipped. They may not be lost.',
      ],
      [() => true, 'A byte is counted twice: it is in a message, held, or counted in skipped.'],
    ]);
  });

  test('resync: the sliding window over 3c f9 be b4 d9 76 …, byte by byte', () => {
    const stream = joined('3c', VERSION);
    const want = line({ command: 'version', payload: VERSION.subarray(24) });
    expect(() => messagesOf('resync', stream)).toGive([want]);
    expect(() => messagesOf('resync', ...inChunksOf(1, stream))).toGive([want]);
  });

  test.each(['f9', 'f9be', 'f9beb4', '3cf9', 'aabbccdd'])(
    'resync: noise in front of a magic is passed over, wherever the chunks end: %s',
    (noise) => {
      const stream = joined(noise, PING, noise, PONG);
      for (let at = 0; at <= stream.length; at++) {
        expect(() => messagesOf('resync', ...cut(stream, [at]))).toGive(
          [line(ping), line(pong)],
          [
            [
              some((messages) => messages.length < 2),
              `A message behind ${noise} was missed: the window slides by one byte, and a byte that ends one match can begin the next.`,
            ],
          ],
        );
      }
    },
  );

  test('resync: of as much noise as you like, also if the magic behind it comes in two parts', () => {
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
            'In one chunk it is found, byte by byte it is lost. The beginning of a magic, at the end of what is held, has to be kept.',
          ],
        ],
      );
      expect(demultiplexer.skipped).toGive(count);
    }
    const much = new Uint8Array(100_000).fill(0xf9);
    expect(() => messagesOf('resync', ...inChunksOf(10_000, much), PING)).toGive([line(ping)]);
  });

  test('resync: a false magic may stand right in front of the real one', () => {
    expect(() => run('resync', [joined(MAGIC, VERACK, PING)])).toGive(
      { messages: ['verack', line(ping)], faults: ['command at 4'] },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          'The verack was thrown away with the false header in front of it. Pass over one byte, and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
          'A false header ended it. With the policy resync nothing does: pass over one byte, and search on.',
        ],
      ],
    );
  });

  test('resync: behind a bad checksum the search goes on inside that message', () => {
    const outer = patched(recording('alert-wrapped-twice').bytes, 20, '00');
    expect(() => run('resync', [joined(outer, PING)])).toGive(
      {
        messages: [line({ command: 'alert', payload: outer.subarray(48) }), line(ping)],
        faults: ['checksum at 20'],
      },
      [
        [
          (got: unknown) => (got as Outcome | undefined)?.messages?.length === 1,
          'The faulty message was dropped as a whole. Its length may be false as well: pass over one byte, and search on.',
        ],
        [
          (got: unknown) => (got as Outcome | undefined)?.end !== undefined,
          'A bad checksum ended it. With the policy resync nothing does.',
        ],
      ],
    );
  });

  test.each(['01093d00', 'ffffffff', '00000080'])(
    'resync: a length over the limit is a false header, and nothing is waited for: %s',
    (length) => {
      const say =
        'A false header announced more than 4,000,000 bytes, and was believed. Search on behind its first byte.';
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

  test('resync: where bytes were lost, at most what they cut is lost', () => {
    const stream = joined(VERSION.slice(0, 70), PING, PONG, VERACK);
    expect(() => messagesOf('resync', stream)).toGive(
      [line(ping), line(pong), 'verack'],
      [
        [
          some((messages) => messages.length < 3),
          'A message of which the end is missing swallowed the ones behind it. Search them inside it: pass over one byte only.',
        ],
      ],
    );
  });

  test('resync: messages of another network are noise', () => {
    const foreign = frame('ping', ping.payload, 'testnet3');
    const demultiplexer = new Demultiplexer('mainnet', 'resync');
    demultiplexer.feed(joined(foreign, PONG));
    expect(() => demultiplexer.next()).toGive(pong, [
      [ping, 'That is the message of another network, whose magic was not asked for.'],
    ]);
    expect(demultiplexer.skipped).toGive(32);
    expect(() => run('resync', [joined(PONG, foreign)], 'testnet3').messages).toGive([line(ping)]);
  });

  test('resync: offsets count from the beginning of the stream', () => {
    const stream = joined('aabbcc', PING, DAMAGED, 'dd', patched(VERACK, 4, '07'), PONG);
    expect(() => run('resync', [stream]).faults).toGive(
      ['checksum at 55', 'command at 72'],
      [
        [
          ['checksum at 20', 'command at 4'],
          'The offsets count from the beginning of each message, not of the stream.',
        ],
      ],
    );
  });

  test('resync: false headers one behind the other do not make it hash everything again and again', () => {
    // 300 headers, each of which announces all that follows: 100 KB
    const header = patched(frame('block'), 16, 'a086010000000000');
    const headers = Array.from({ length: 300 }, () => header);
    const stream = joined(...headers, new Uint8Array(100_000), PING);
    const most = 16_000_000 + 16 * stream.length;
    let messages: string[] = [];
    const hashed = bytesHashed(() => (messages = messagesOf('resync', stream)), most);
    expect(hashed <= most).toGive(true, [
      [
        false,
        'For each false header all that it announces was hashed: 107 KB cost 30 MB. Count what was hashed for nothing, and believe no length that takes it above 8 MB plus four times the bytes that are done with.',
      ],
    ]);
    expect(messages).toGive(
      [line(ping)],
      [
        [
          [],
          'The message after the false headers was missed. 8 MB may be hashed for nothing, and four times the bytes that are done with.',
        ],
      ],
    );
  });

  test.each<[string, Policy, Uint8Array, number]>([
    ['noise', 'resync', joined(new Uint8Array(200_000), PING), 200_000],
    ['one message of 200 KB', 'node', joined(frame('block', new Uint8Array(200_000)), PING), 1460],
  ])('the work grows with the stream, and not with its square: %s', (_, policy, stream, chunk) => {
    const most = 400 * stream.length;
    let last: string | undefined;
    const copied = bytesCopied(() => (last = messagesOf(policy, ...inChunksOf(chunk, stream)).at(-1)), most);
    expect(copied <= most).toGive(true, [
      [
        false,
        `${stream.length} bytes came, and more than 400 times as many were copied: all that is held is copied again for each byte that is skipped. Skip without copying the rest: subarray() is a view, slice() copies.`,
      ],
    ]);
    expect(last).toGive(line(ping));
  });

  test.each<Policy>(['node', 'resync'])(
    '%s: however many faulty messages come at once, the next good one is found',
    (policy) => {
      const faulty = Array.from({ length: 12_000 }, () => patched(VERACK, 20, '00'));
      expect(() => messagesOf(policy, joined(...faulty, PING))).toGive(
        [line(ping)],
        [
          [
            (got: unknown) => got instanceof RangeError,
            'There is no room left on the stack: it calls itself once more for each faulty message, or spreads a long list into arguments. A stranger can send as many as they like: use a loop, and set() to join bytes.',
          ],
        ],
      );
    },
  );

  test('resync: what may be hashed for nothing grows with what has come', () => {
    // two headers that announce noise, 7,900,000 bytes of it in all; then a message of 100 KB
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
          'The message after the false headers was missed. 8 MB may be hashed for nothing, and four times the bytes that are done with: it grows with the stream.',
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

  test('however a stream is cut, the messages and the faults are the same', () => {
    forAny(
      [stream, places],
      (bytes, at) => {
        for (const policy of ['node', 'resync'] as const) {
          const whole = run(policy, [bytes]);
          expect(run(policy, cut(bytes, at))).toGive(whole, [
            [
              () => true,
              'Cut into other chunks, the same stream gave another result. Where a chunk ends must mean nothing.',
            ],
          ]);
        }
      },
      60,
    );
  });

  test('resync: all good messages come, whatever stands between them', () => {
    const good = fc.constantFrom(ping, pong, { command: 'verack', payload: NONE });
    const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.filter((byte) => byte !== 0xf9));
    forAny([fc.array(fc.tuple(noise, good), { maxLength: 8 }), places], (list, at) => {
      const bytes = joined(
        ...list.map(([before, { command, payload }]) => joined(before, frame(command, payload))),
      );
      expect(messagesOf('resync', ...cut(bytes, at))).toGive(list.map(([, message]) => line(message)));
    });
  });

  test('resync: each byte is in a message, passed over or held, and no more is held than may become a message', () => {
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

  test('whatever a stranger sends, node throws nothing but a WireError, and resync nothing at all', () => {
    forAny([stream], (bytes) => {
      run('node', [bytes]);
      expect(run('resync', [bytes]).end).toGive(undefined);
    });
  });
});
