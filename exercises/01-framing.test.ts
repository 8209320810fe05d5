import {
  checksum,
  type Message,
  readCommand,
  readHeader,
  readLength,
  readMessage,
  writeCommand,
  writeLength,
  writeMessage,
} from 'answers/01-framing';
import fc from 'fast-check';
import { fromHex, hex } from '../src/wire/bytes';
import { anyBytes, forAny, survives } from '../src/suite/for-any';
import { patched, reader } from '../src/suite/inputs';
import {
  expectNothingWritten,
  expectOfView,
  expectReadAtOffset,
  expectReadRefused,
  expectWireError,
  expectWriteRefused,
  expectWrittenAtOffset,
} from '../src/suite/at-offset';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import { NETWORKS, type NetworkName } from '../src/wire/networks';
import { recording, recordings } from '../src/peers/recordings';
import { sha256 } from '../src/wire/sha256';

const NONE = new Uint8Array();
const NETWORK_NAMES = Object.keys(NETWORKS) as NetworkName[];

const frame = (name: string) => recording(name).bytes.slice();
const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const padded = (text: string) => Uint8Array.from({ length: 12 }, (_, i) => text.charCodeAt(i) || 0);

/** Recognises an error about one field. */
const about = (path: string) => (got: unknown) => got instanceof WireError && got.path === path;

/** Recognises a refusal where a result was due. */
const refused = (got: unknown) => got instanceof WireError;

/** Recognises anything that came back instead of an error. */
const accepted = (got: unknown) => !(got instanceof Error);

/** Any message that fits. */
const anyMessage: fc.Arbitrary<Message> = fc.record({
  command: fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    maxLength: 12,
  }),
  payload: anyBytes(300),
});

describe('checksum', () => {
  test('of no bytes at all it is 5d f6 e0 e2, as in every verack', () => {
    expect(checksum(NONE)).toGive(fromHex('5df6e0e2'), [
      [sha256(NONE).slice(0, 4), 'You hashed once. The checksum is the start of SHA-256 of SHA-256.'],
      [sha256(sha256(NONE)), 'That is the whole hash. The checksum is its first 4 bytes.'],
      [
        sha256(sha256(NONE)).slice(28),
        'Those are the last 4 bytes of the hash. The checksum is the first 4.',
      ],
      [
        sha256(ascii(hex(sha256(NONE)))).slice(0, 4),
        'The second hash was taken of 64 hex digits. It is taken of the 32 bytes that they stand for.',
      ],
      ['5df6e0e2', 'The right digits, as a text. The checksum is 4 bytes, a Uint8Array.'],
      [
        fromHex('e2e0f65d'),
        'The right bytes, back to front. They are sent in the order in which SHA-256 gives them.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 4,
        'Four bytes, but of another hash: it is SHA-256 of SHA-256 of the payload, and of nothing else.',
      ],
    ]);
  });

  test.each(recordings('frame').map(({ name }) => name))(
    'of the recorded %s it is what its header says',
    (name) => {
      const bytes = frame(name);
      expect(checksum(bytes.slice(24))).toGive(bytes.slice(20, 24), [
        [
          sha256(bytes.slice(24)).slice(0, 4),
          'You hashed once. The checksum is the start of SHA-256 of SHA-256.',
        ],
      ]);
    },
  );

  test('of a view into a larger buffer it is that of the bytes that the view shows', () => {
    expectOfView(checksum, NONE, fromHex('5df6e0e2'));
    expectOfView(checksum, ascii('ping'), sha256(sha256(ascii('ping'))).slice(0, 4));
  });

  test('the payload stays as it is', () => {
    const payload = Uint8Array.of(1, 2, 3);
    checksum(payload);
    expect(payload).toGive(Uint8Array.of(1, 2, 3), [
      [() => true, 'The payload was written to. It belongs to the caller, and is to be sent yet.'],
    ]);
  });
});

describe('readCommand', () => {
  test('the padding is taken off', () => {
    expect(readCommand(reader(padded('verack')))).toGive('verack', [
      ['verack\0\0\0\0\0\0', 'The padding is still there: cut the text at the first NUL byte.'],
      [padded('verack'), 'Those are the bytes. A command comes back as a text.'],
      ['kcarev', 'Back to front. A command is text: its first letter comes first.'],
    ]);
  });

  test('twelve characters fill the field and leave no padding', () => {
    expect(readCommand(reader(padded('abcdefghijkl')))).toGive('abcdefghijkl', [
      ['', 'There is no NUL to find here: indexOf gave -1.'],
      ['abcdefghijk', 'The last letter was cut off: with twelve characters there is no NUL to cut at.'],
    ]);
  });

  test('twelve bytes are read, no more and no fewer', () => {
    const r = reader(Uint8Array.of(...padded('ping'), 0xaa));
    readCommand(r);
    expect(r.offset).toGive(12, [
      [4, 'Only the letters were read. The padding belongs to the field too.'],
      [5, 'Reading stopped at the first NUL. The field has twelve bytes, whatever is in it.'],
    ]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset(readCommand, padded('ping'), 'ping');
  });

  test.each(['version', 'verack', 'getdata', 'alert', 'sendaddrv2', 'wtxidrelay', ' ', '~'])(
    '%j is read as it is',
    (command) => {
      expect(() => readCommand(reader(padded(command)))).toGive(command, [
        [refused, 'It was refused. Each byte from 20 (space) to 7e (tilde) may stand in a command.'],
        [command.trim(), 'A space is a printable character: do not trim it.'],
      ]);
    },
  );

  test('twelve NUL bytes are an empty command', () => {
    expect(readCommand(reader(padded('')))).toGive('');
  });

  test('text behind a NUL is refused: "ver\\0ack" is not "verack"', () => {
    expectReadRefused(readCommand, padded('ver\0ack'), { path: '', offset: 4 }, [
      [
        'verack',
        'You took out every NUL, and "ver\\0ack" turned into "verack". Only the padding at the end may go.',
      ],
      ['ver', 'You stopped at the first NUL and never looked behind it. Something is there.'],
      ['ver\0ack', 'The NUL in the middle came through.'],
    ]);
  });

  test('a byte anywhere after the first NUL is refused, where it is', () => {
    for (let nul = 1; nul < 11; nul++) {
      for (let at = nul + 1; at < 12; at++) {
        const bytes = patched(padded('abcdefghijk'.slice(0, nul)), at, '61');
        expectReadRefused(readCommand, bytes, { path: '', offset: at }, [
          [
            accepted,
            `Byte ${nul} is the first NUL, byte ${at} is 61, and it was accepted. After the first NUL all bytes must be NUL, up to the twelfth.`,
          ],
        ]);
      }
    }
  });

  test.each([
    ['1f', 'just below the space'],
    ['7f', 'just above the tilde'],
    ['0a', 'a line break'],
    ['e9', 'not ASCII'],
    ['ff', 'not ASCII'],
  ])('the byte %s (%s) is refused', (byte, why) => {
    const bytes = patched(padded('ping'), 2, byte);
    expectReadRefused(readCommand, bytes, { path: '', offset: 2 }, [
      ['piig', "e9 turned into \"i\": node's 'ascii' drops the top bit. Look at the bytes, not at the text."],
      [accepted, `${byte} came through, and it is ${why}. A command has 20 (space) to 7e (tilde).`],
    ]);
  });

  test('a byte order mark is not ASCII either', () => {
    expectReadRefused(readCommand, patched(padded('   ping'), 0, 'efbbbf'), { path: '', offset: 0 }, [
      [accepted, 'ef bb bf came through: a text decoder drops it. Look at the bytes, not at the text.'],
    ]);
  });

  test('the first bad byte is the one that is named, also when it is the very last', () => {
    const bytes = patched(padded('abcdefghijkl'), 11, '7f');
    expectReadRefused(readCommand, bytes, { path: '', offset: 11 }, [
      ['abcdefghijk\x7f', 'The last of the twelve bytes was not looked at.'],
    ]);
  });

  test('the first bad byte is reported, whether it comes before or after a NUL', () => {
    const bytes = patched(patched(padded('ping'), 2, '7f'), 8, '61');
    expectReadRefused(readCommand, bytes, { path: '', offset: 2 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 3 + 8,
        'Bytes 2 and 8 are bad. Byte 2 is the first, and byte 8 was reported.',
      ],
    ]);
  });

  test('eleven bytes are not a command', () => {
    expectReadRefused(readCommand, new Uint8Array(11), { path: '', offset: 0 });
  });
});

describe('writeCommand', () => {
  test('the text comes first, NUL bytes fill up the rest', () => {
    expect(encode(writeCommand, 'verack')).toGive(padded('verack'), [
      [ascii('verack'), 'The padding is missing: a command is always 12 bytes.'],
      [
        Uint8Array.of(...new Uint8Array(6), ...ascii('verack')),
        'The padding goes behind the text, not in front.',
      ],
      [ascii('verack'.padEnd(12, ' ')), 'Padded with spaces (20). It must be NUL bytes (00).'],
      [ascii('verack'.padEnd(12, '0')), 'Padded with the digit "0" (30). It must be NUL bytes (00).'],
    ]);
  });

  test('twelve characters are allowed', () => {
    expect(encode(writeCommand, 'abcdefghijkl')).toGive(ascii('abcdefghijkl'));
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeCommand(w, 'ping'), padded('ping'));
  });

  test('thirteen characters are refused', () => {
    expectNothingWritten((w) => writeCommand(w, 'abcdefghijklm'), { path: '', offset: 0 }, [
      [
        ascii('abcdefghijkl'),
        'The thirteenth letter was cut off silently. Another command went out than was asked for.',
      ],
      [
        ascii('abcdefghijklm'),
        'Thirteen bytes were written into a field of twelve: everything behind it is shifted.',
      ],
    ]);
  });

  test.each([
    ['ver\0ack', 'a NUL inside the text looks like padding to whoever reads it'],
    ['pïng', 'ï is not ASCII'],
    ['ping\n', 'a line break is not printable'],
    ['\x1f', 'it is just below the space'],
    ['\x7f', 'it is just above the tilde'],
    ['п', 'this is not a Latin n, and not ASCII'],
    ['1\u{1f4a5}', 'a pictogram is not ASCII'],
  ])('%j is refused: %s', (command, why) => {
    expectNothingWritten((w) => writeCommand(w, command), { path: '', offset: 0 }, [
      [
        (got: unknown) => got instanceof Uint8Array && got.length !== 12,
        'One character is not always one byte: in UTF-8 this text is longer, and it is not ASCII at all.',
      ],
      [accepted, `It was written, but ${why}. Only 20 (space) to 7e (tilde) may go out.`],
    ]);
  });

  test.each([' ', '~', 'sendaddrv2', ''])('%j can be written', (command) => {
    expect(() => encode(writeCommand, command)).toGive(padded(command), [
      [refused, 'It was refused. Up to twelve characters from 20 (space) to 7e (tilde) may go out, or none.'],
    ]);
  });
});

describe('readLength', () => {
  test('64 00 00 00 is 100: the smallest byte comes first', () => {
    expect(() => readLength(reader('64 00 00 00'))).toGive(100, [
      [about(''), 'You asked for more than four bytes. The length has four, on every machine.'],
    ]);
  });

  test.each([
    ['00 00 00 00', 0],
    ['ff 00 00 00', 255],
    ['00 01 00 00', 256],
    ['00 09 3d 00', 4_000_000],
    ['ff ff ff 7f', 0x7fffffff],
    ['00 00 00 80', 0x80000000],
    ['ff ff ff ff', 0xffffffff],
  ])('%s is %d', (bytes, length) => {
    expect(() => readLength(reader(bytes))).toGive(length, [
      [
        (got: unknown) => Number(got) < 0,
        'A negative length: << works on signed 32 bits. Multiply, or use >>> 0, or a DataView.',
      ],
      [refused, 'It was refused. Any four bytes are a length; whether it is too long, readHeader decides.'],
      [length % 0x100, 'Only the first byte was counted. The length has four.'],
      [length % 0x10000, 'Only the first two bytes were counted. The length has four.'],
      [length % 0x1000000, 'Only the first three bytes were counted. The length has four.'],
    ]);
  });

  test('four bytes are read', () => {
    const r = reader('01 00 00 00 ff');
    expect(readLength(r)).toGive(1);
    expect(r.offset).toGive(4);
  });

  test('bytes in the middle of a larger buffer are read where they are', () => {
    const r = new Reader(fromHex('ffffffff 0a000000 ffffffff').subarray(2));
    r.bytes(2);
    expect(readLength(r)).toGive(10, [
      [
        (got: unknown) => got === 0xffffffff || got === 0x000affff,
        'You read from the start of the underlying buffer. A view has a byteOffset: hand it to DataView.',
      ],
    ]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset(readLength, '64 00 00 00', 100);
  });

  test('three bytes are not a length', () => {
    expectReadRefused(readLength, '01 00 00', { path: '', offset: 0 });
  });
});

describe('writeLength', () => {
  test('100 is 64 00 00 00', () => {
    expect(encode(writeLength, 100)).toGive(fromHex('64000000'), [
      [fromHex('6400000000000000'), 'Eight bytes: that is a 64-bit integer. The length has four bytes.'],
      [ascii('100'), 'Those are the digits as text. The length is a binary number.'],
    ]);
  });

  test.each([
    [0, '00000000'],
    [255, 'ff000000'],
    [256, '00010000'],
    [65_536, '00000100'],
    [4_000_000, '00093d00'],
    [0x80000000, '00000080'],
    [0xffffffff, 'ffffffff'],
  ])('%d is %s', (length, bytes) => {
    expect(() => encode(writeLength, length)).toGive(fromHex(bytes), [
      [refused, `${length} fits into four bytes, and it was refused. They have no sign, and no other limit.`],
    ]);
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeLength(w, 100), '64 00 00 00');
  });

  test.each([-1, 0x100000000, 1.5, NaN, Infinity])('%d does not fit and is refused', (length) => {
    expectNothingWritten((w) => writeLength(w, length), { path: '', offset: 0 }, [
      [
        (got: unknown) => got instanceof Uint8Array,
        'It was wrapped or rounded to some other length, silently.',
      ],
    ]);
  });
});

describe('readHeader', () => {
  test('the header of a recorded version message', () => {
    const bytes = frame('satoshi-0.18.0');
    const header = { command: 'version', length: 102, checksum: bytes.slice(20, 24) };
    expect(() => readHeader(reader(bytes))).toGive(header, [
      [about('magic'), 'You refused the magic of a real message. In order, its bytes are f9 be b4 d9.'],
    ]);
  });

  test('the reader stands behind the 24 bytes afterwards', () => {
    const r = reader(frame('satoshi-0.18.0'));
    readHeader(r);
    expect(r.offset).toGive(24);
  });

  test('it is read where the reader is', () => {
    const header = { command: 'verack', length: 0, checksum: fromHex('5df6e0e2') };
    expectReadAtOffset(readHeader, frame('verack'), header);
  });

  test.each(NETWORK_NAMES)('a header of %s is read when that network is asked for', (network) => {
    const bytes = patched(frame('verack'), 0, NETWORKS[network].magic);
    const header = { command: 'verack', length: 0, checksum: fromHex('5df6e0e2') };
    expect(() => readHeader(reader(bytes), network)).toGive(header, [
      [about('magic'), `You compared with another magic than that of ${network}. It is the second argument.`],
    ]);
  });

  test.each(NETWORK_NAMES.filter((name) => name !== 'mainnet'))(
    '%s is not mainnet: it is refused, by name',
    (name) => {
      const { magic } = NETWORKS[name];
      const bytes = patched(frame('verack'), 0, magic);
      expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0, found: [magic, name] });
    },
  );

  test('a magic that nobody uses is refused and shown', () => {
    const bytes = patched(frame('verack'), 0, 'd9b4bef9');
    expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0, found: ['d9b4bef9'] }, [
      [accepted, 'd9b4bef9 is the magic back to front. The wire has f9 first.'],
    ]);
  });

  test('all four bytes of the magic must be right', () => {
    for (let at = 0; at < 4; at++) {
      const bytes = frame('verack');
      bytes[at] ^= 1;
      expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0 }, [
        [accepted, `Byte ${at} of the magic is wrong, and it was accepted. Compare all four bytes.`],
      ]);
    }
  });

  test('a bad command is refused where its bad byte is', () => {
    const bytes = patched(frame('verack'), 4 + 3, '00');
    expectReadRefused(readHeader, bytes, { path: 'command', offset: 4 + 4 });
  });

  test('4,000,000 bytes may be announced', () => {
    const bytes = patched(frame('verack'), 16, '00093d00');
    expect(() => readHeader(reader(bytes)).length).toGive(4_000_000, [
      [about('length'), 'The limit itself is still allowed. Refuse what is greater, not what is equal.'],
    ]);
  });

  test('4,000,001 bytes may not', () => {
    const bytes = patched(frame('verack'), 16, '01093d00');
    expectReadRefused(readHeader, bytes, { path: 'length', offset: 16 }, [
      [
        accepted,
        'Too long, and accepted. The limit is 4,000,000 bytes; 32 MiB was that of 2015, and a way to fill a memory.',
      ],
    ]);
  });

  test('ff ff ff ff is 4 GiB and not -1', () => {
    const bytes = patched(frame('verack'), 16, 'ffffffff');
    expectReadRefused(readHeader, bytes, { path: 'length', offset: 16 }, [
      [accepted, 'It was accepted: read with a sign it is -1, and -1 is below every limit.'],
    ]);
  });

  test.each([
    [0, 'magic', 0],
    [3, 'magic', 0],
    [15, 'command', 4],
    [19, 'length', 16],
    [23, 'checksum', 20],
  ])('cut off after %d bytes, the error names the %s', (left, path, offset) => {
    const bytes = frame('verack').subarray(0, left);
    expectReadRefused(readHeader, bytes, { path, offset });
  });
});

describe('readMessage', () => {
  test.each(recordings('frame').map(({ name }) => name))('the recorded %s', (name) => {
    const { bytes, command } = recording(name);
    expect(() => readMessage(reader(bytes))).toGive({ command, payload: bytes.slice(24) }, [
      [
        (got: unknown) =>
          got instanceof WireError && got.path === 'checksum' && got.expected.includes(got.found),
        'Both checksums are the same four bytes. === compares two arrays by identity, not by what is in them.',
      ],
      [{ command, payload: bytes }, 'The payload begins behind the header, at byte 24.'],
      [{ command, payload: bytes.slice(20) }, 'The checksum was taken for the start of the payload.'],
    ]);
  });

  test('a verack carries nothing, and is a message all the same', () => {
    expect(readMessage(reader(frame('verack')))).toGive({ command: 'verack', payload: NONE });
  });

  test('an alert is wrapped in an alert: the payload is a whole message again', () => {
    const outer = readMessage(reader(frame('alert-wrapped-twice')));
    const inner = readMessage(reader(outer.payload));
    expect(inner.command).toGive('alert');
    expect(inner.payload.length).toGive(168);
  });

  test('two messages in a row are read one after the other', () => {
    const r = reader(Uint8Array.of(...frame('verack'), ...frame('some-cool-software')));
    expect(() => readMessage(r).command).toGive('verack', [
      [
        about('checksum'),
        'You read on past the payload, into the next message. The header says how long it is.',
      ],
    ]);
    expect(r.offset).toGive(24, [
      [r.source.length, 'You read on to the end of the bytes, past the next message.'],
    ]);
    expect(readMessage(r).command).toGive('version');
    expect(r.left).toGive(0);
  });

  test('one broken byte in the payload, and the checksum does not match', () => {
    const bytes = frame('satoshi-0.18.0');
    bytes[30] ^= 1;
    const computed = hex(sha256(sha256(bytes.slice(24))).slice(0, 4));
    const inHeader = hex(bytes.slice(20, 24));
    const refusal = { path: 'checksum', offset: 20, expected: [computed], found: [inHeader] };
    expectReadRefused(readMessage, bytes, refusal, [
      [accepted, 'The checksum was read, but not compared with that of the payload.'],
      [
        (error: unknown) => error instanceof WireError && error.expected.includes(inHeader),
        'Expected and found are the other way round: expected is what you computed from the payload.',
      ],
    ]);
  });

  test('all four bytes of the checksum must be right, and an empty payload has a checksum too', () => {
    for (const name of ['satoshi-0.18.0', 'verack']) {
      for (let at = 20; at < 24; at++) {
        const bytes = frame(name);
        bytes[at] ^= 1;
        expectReadRefused(readMessage, bytes, { path: 'checksum', offset: 20 }, [
          [
            accepted,
            name === 'verack'
              ? 'An empty payload has a checksum too, 5d f6 e0 e2. This one is wrong, and it was accepted.'
              : `Byte ${at - 20} of the checksum is wrong, and it was accepted. Compare all four bytes.`,
          ],
        ]);
      }
    }
  });

  test('a payload shorter than announced is refused as such, not as a bad checksum', () => {
    const bytes = frame('satoshi-0.18.0').subarray(0, 24 + 101);
    expectReadRefused(readMessage, bytes, { path: 'payload', offset: 24 }, [
      [
        about('checksum'),
        'You compared the checksum before you knew that the payload is all there. It is cut off, not corrupt.',
      ],
    ]);
  });

  test('a length that lies is refused before anything is made for it', () => {
    const bytes = patched(frame('verack'), 16, '01093d00');
    expectReadRefused(readMessage, bytes, { path: 'length', offset: 16 });
  });

  test('offsets count from the start of the stream, also in the second message', () => {
    const r = reader(Uint8Array.of(...frame('verack'), ...patched(frame('verack'), 20, '00000000')));
    readMessage(r);
    expect(() => readMessage(r)).toRefuse({ path: 'checksum', offset: 24 + 20 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 20,
        'You counted from the start of this message. Offsets count from the start of the stream.',
      ],
    ]);
  });

  test('a message of another network is read when that network is asked for', () => {
    const bytes = patched(frame('verack'), 0, NETWORKS.signet.magic);
    expect(readMessage(reader(bytes), 'signet')).toGive({ command: 'verack', payload: NONE });
    expectReadRefused(readMessage, bytes, { path: 'magic', offset: 0, found: ['signet'] });
  });

  test('any single bit of any recorded message, flipped, is noticed', () => {
    const bytes = frame('satoshi-0.18.0');
    forAny([fc.nat(bytes.length - 1), fc.nat(7)], (at, bit) => {
      const flipped = bytes.slice();
      flipped[at] ^= 1 << bit;
      // a command may turn into another valid one: its bytes are the only ones that nothing protects
      if (at >= 4 && at < 16) return;
      expectWireError(
        () => readMessage(reader(flipped)),
        `Bit ${bit} of byte ${at} is wrong, and the message was accepted.`,
      );
    });
  });

  test('no bytes whatsoever make it throw anything but a WireError', () => {
    forAny([anyBytes(), fc.boolean()], (bytes, withMagic) => {
      survives(readMessage, withMagic && bytes.length >= 4 ? patched(bytes, 0, 'f9beb4d9') : bytes);
    });
  });
});

describe('writeMessage', () => {
  const write = (message: Message, network?: NetworkName) =>
    encode((w, value: Message) => writeMessage(w, value, network), message);

  test('verack, byte for byte as recorded', () => {
    expect(write({ command: 'verack', payload: NONE })).toGive(frame('verack'), [
      [patched(frame('verack'), 0, 'd9b4bef9'), 'The magic is back to front. On the wire f9 comes first.'],
      [patched(frame('verack'), 20, 'e3b0c442'), 'The checksum was hashed once. It is SHA-256 of SHA-256.'],
      [
        patched(frame('verack'), 20, '00000000'),
        'The checksum is empty. An empty payload has one too: 5d f6 e0 e2.',
      ],
      [frame('verack').slice(0, 20), 'The checksum is missing: a header is 24 bytes.'],
      [
        patched(frame('verack'), 16, '18000000'),
        'The length counts the 24 header bytes, too. It is the length of the payload alone.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && hex(got).startsWith(hex(frame('verack').slice(0, 20))),
        'Right up to the checksum. It is that of the payload alone, four bytes: here 5d f6 e0 e2.',
      ],
    ]);
  });

  test.each(recordings('frame').map(({ name }) => name))('the recorded %s, byte for byte', (name) => {
    const { bytes, command } = recording(name);
    const bigEndian = bytes.slice();
    bigEndian.subarray(16, 20).reverse();
    expect(write({ command, payload: bytes.slice(24) })).toGive(bytes, [
      [bytes.slice(0, 24), 'The header alone was written. The payload comes behind it.'],
      [bigEndian, 'The length is big-endian here. Its smallest byte comes first.'],
    ]);
  });

  test.each(NETWORK_NAMES)('with the magic of %s', (network) => {
    const want = patched(frame('verack'), 0, NETWORKS[network].magic);
    expect(write({ command: 'verack', payload: NONE }, network)).toGive(want, [
      [frame('verack'), 'That is the magic of mainnet. The network is the third argument.'],
    ]);
  });

  test('a command that is too long is refused, and so is a bad character', () => {
    expectWriteRefused((w) => writeMessage(w, { command: 'abcdefghijklm', payload: NONE }), {
      path: 'command',
      offset: 4,
    });
    expectWriteRefused((w) => writeMessage(w, { command: 'pïng', payload: NONE }), {
      path: 'command',
      offset: 4,
    });
  });

  test('4,000,000 bytes can be sent, 4,000,001 cannot', () => {
    expect(() => write({ command: 'block', payload: new Uint8Array(4_000_000) }).length).toGive(4_000_024, [
      [refused, 'The limit itself is still allowed. Refuse what is longer, not what is as long.'],
    ]);
    expectWriteRefused(
      (w) => writeMessage(w, { command: 'block', payload: new Uint8Array(4_000_001) }),
      { path: 'length', offset: 16 },
      [
        [
          accepted,
          'It was written, although no node accepts it: each one hangs up as soon as it sees the length.',
        ],
      ],
    );
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeMessage(w, { command: 'verack', payload: NONE }), frame('verack'));
  });

  test('a payload that is a view into a larger buffer is written as the view shows it', () => {
    const { bytes, command } = recording('satoshi-0.18.0');
    expectOfView((payload) => write({ command, payload }), bytes.slice(24), bytes);
  });

  test('any message that is written is read back as it was', () => {
    forAny([anyMessage, fc.constantFrom(...NETWORK_NAMES)], (message, network) => {
      const r = reader(write(message, network));
      expect(readMessage(r, network)).toGive(message);
      expect(r.left).toGive(0);
    });
  });
});
