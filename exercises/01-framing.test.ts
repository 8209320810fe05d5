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

/** Recognises a rejection where a result was expected. */
const refused = (got: unknown) => got instanceof WireError;

/** Recognises anything that was returned instead of an error. */
const accepted = (got: unknown) => !(got instanceof Error);

/** Any message that can be written. */
const anyMessage: fc.Arbitrary<Message> = fc.record({
  command: fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    maxLength: 12,
  }),
  payload: anyBytes(300),
});

describe('checksum', () => {
  test('of no bytes is 5d f6 e0 e2, as in every verack', () => {
    expect(checksum(NONE)).toGive(fromHex('5df6e0e2'), [
      [sha256(NONE).slice(0, 4), 'You hashed once. The checksum is the first 4 bytes of SHA-256 of SHA-256.'],
      [sha256(sha256(NONE)), 'That is the whole hash. The checksum is its first 4 bytes.'],
      [
        sha256(sha256(NONE)).slice(28),
        'Those are the last 4 bytes of the hash. The checksum is the first 4.',
      ],
      [
        sha256(ascii(hex(sha256(NONE)))).slice(0, 4),
        'You hashed the 64 hex digits of the first hash. Hash its 32 bytes.',
      ],
      ['5df6e0e2', 'The right digits, but as a string. The checksum is a Uint8Array of 4 bytes.'],
      [
        fromHex('e2e0f65d'),
        'The right bytes, back to front. They are sent in the order in which SHA-256 returns them.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 4,
        'Four bytes, but of a different hash. The checksum is SHA-256 of SHA-256 of the payload alone.',
      ],
    ]);
  });

  test.each(recordings('frame').map(({ name }) => name))('of the recorded %s matches its header', (name) => {
    const bytes = frame(name);
    expect(checksum(bytes.slice(24))).toGive(bytes.slice(20, 24), [
      [
        sha256(bytes.slice(24)).slice(0, 4),
        'You hashed once. The checksum is the first 4 bytes of SHA-256 of SHA-256.',
      ],
    ]);
  });

  test('of a view into a larger buffer covers only the bytes of the view', () => {
    expectOfView(checksum, NONE, fromHex('5df6e0e2'));
    expectOfView(checksum, ascii('ping'), sha256(sha256(ascii('ping'))).slice(0, 4));
  });

  test('leaves the payload unchanged', () => {
    const payload = Uint8Array.of(1, 2, 3);
    checksum(payload);
    expect(payload).toGive(Uint8Array.of(1, 2, 3), [
      [() => true, 'You modified the payload. It belongs to the caller, and still has to be sent.'],
    ]);
  });
});

describe('readCommand', () => {
  test('removes the padding', () => {
    expect(readCommand(reader(padded('verack')))).toGive('verack', [
      ['verack\0\0\0\0\0\0', 'The padding is still there: end the string at the first NUL byte.'],
      [padded('verack'), 'Those are the bytes. Return the command as a string.'],
      ['kcarev', 'Back to front. A command is text: its first letter comes first.'],
    ]);
  });

  test('accepts twelve characters, which leave no padding', () => {
    expect(readCommand(reader(padded('abcdefghijkl')))).toGive('abcdefghijkl', [
      ['', 'There is no NUL to find here: indexOf returned -1.'],
      ['abcdefghijk', 'The last letter is missing: twelve characters leave no NUL to stop at.'],
    ]);
  });

  test('reads twelve bytes, no more and no fewer', () => {
    const r = reader(Uint8Array.of(...padded('ping'), 0xaa));
    readCommand(r);
    expect(r.offset).toGive(12, [
      [4, 'You read only the letters. The padding is part of the field too.'],
      [5, 'Reading stopped at the first NUL. The field is always twelve bytes long.'],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readCommand, padded('ping'), 'ping');
  });

  test.each(['version', 'verack', 'getdata', 'alert', 'sendaddrv2', 'wtxidrelay', ' ', '~'])(
    'reads %j unchanged',
    (command) => {
      expect(() => readCommand(reader(padded(command)))).toGive(command, [
        [refused, 'It was rejected. A command may contain any byte from 20 (space) to 7e (tilde).'],
        [command.trim(), 'A space is a printable character: do not trim it.'],
      ]);
    },
  );

  test('reads twelve NUL bytes as an empty command', () => {
    expect(readCommand(reader(padded('')))).toGive('');
  });

  test('rejects text after a NUL: "ver\\0ack" is not "verack"', () => {
    expectReadRefused(readCommand, padded('ver\0ack'), { path: '', offset: 4 }, [
      [
        'verack',
        'You removed every NUL, so "ver\\0ack" became "verack". Remove only the padding at the end.',
      ],
      ['ver', 'You stopped at the first NUL and never checked what follows it.'],
      ['ver\0ack', 'You accepted the NUL in the middle.'],
    ]);
  });

  test('reports any other byte after the first NUL at its own offset', () => {
    for (let nul = 1; nul < 11; nul++) {
      for (let at = nul + 1; at < 12; at++) {
        const bytes = patched(padded('abcdefghijk'.slice(0, nul)), at, '61');
        expectReadRefused(readCommand, bytes, { path: '', offset: at }, [
          [
            accepted,
            `Byte ${nul} is the first NUL, byte ${at} is 61, but it was accepted. After the first NUL every byte must be NUL.`,
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
  ])('rejects the byte %s (%s)', (byte, why) => {
    const bytes = patched(padded('ping'), 2, byte);
    expectReadRefused(readCommand, bytes, { path: '', offset: 2 }, [
      ['piig', "e9 became \"i\": Node's 'ascii' drops the top bit. Check the bytes, not the string."],
      [accepted, `${byte} was accepted, but it is ${why}. A command contains only 20 (space) to 7e (tilde).`],
    ]);
  });

  test('rejects a byte order mark, which is not ASCII either', () => {
    expectReadRefused(readCommand, patched(padded('   ping'), 0, 'efbbbf'), { path: '', offset: 0 }, [
      [accepted, 'ef bb bf was accepted: a text decoder drops it. Check the bytes, not the string.'],
    ]);
  });

  test('reports the first invalid byte, even if it is the very last one', () => {
    const bytes = patched(padded('abcdefghijkl'), 11, '7f');
    expectReadRefused(readCommand, bytes, { path: '', offset: 11 }, [
      ['abcdefghijk\x7f', 'You did not check the last of the twelve bytes.'],
    ]);
  });

  test('reports the first invalid byte, whether it comes before or after a NUL', () => {
    const bytes = patched(patched(padded('ping'), 2, '7f'), 8, '61');
    expectReadRefused(readCommand, bytes, { path: '', offset: 2 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 3 + 8,
        'Bytes 2 and 8 are invalid. You reported byte 8, but byte 2 comes first.',
      ],
    ]);
  });

  test('rejects eleven bytes', () => {
    expectReadRefused(readCommand, new Uint8Array(11), { path: '', offset: 0 });
  });
});

describe('writeCommand', () => {
  test('writes the text first, then pads it with NUL bytes', () => {
    expect(encode(writeCommand, 'verack')).toGive(padded('verack'), [
      [ascii('verack'), 'The padding is missing: a command is always 12 bytes.'],
      [
        Uint8Array.of(...new Uint8Array(6), ...ascii('verack')),
        'The padding goes after the text, not before it.',
      ],
      [ascii('verack'.padEnd(12, ' ')), 'Padded with spaces (20). It must be NUL bytes (00).'],
      [ascii('verack'.padEnd(12, '0')), 'Padded with the digit "0" (30). It must be NUL bytes (00).'],
    ]);
  });

  test('accepts twelve characters', () => {
    expect(encode(writeCommand, 'abcdefghijkl')).toGive(ascii('abcdefghijkl'));
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeCommand(w, 'ping'), padded('ping'));
  });

  test('rejects thirteen characters', () => {
    expectNothingWritten((w) => writeCommand(w, 'abcdefghijklm'), { path: '', offset: 0 }, [
      [ascii('abcdefghijkl'), 'The thirteenth letter was silently dropped: a different command was written.'],
      [
        ascii('abcdefghijklm'),
        'Thirteen bytes were written into a field of twelve: everything after it is shifted.',
      ],
    ]);
  });

  test.each([
    ['ver\0ack', 'a NUL inside the text looks like padding to the receiver'],
    ['pïng', 'ï is not ASCII'],
    ['ping\n', 'a line break is not printable'],
    ['\x1f', 'it is just below the space'],
    ['\x7f', 'it is just above the tilde'],
    ['п', 'this is Cyrillic, not ASCII'],
    ['1\u{1f4a5}', 'an emoji is not ASCII'],
  ])('rejects %j: %s', (command, why) => {
    expectNothingWritten((w) => writeCommand(w, command), { path: '', offset: 0 }, [
      [
        (got: unknown) => got instanceof Uint8Array && got.length !== 12,
        'One character is not always one byte: in UTF-8 this string is longer, and it is not ASCII at all.',
      ],
      [accepted, `It was written, but ${why}. Only 20 (space) to 7e (tilde) are allowed.`],
    ]);
  });

  test.each([' ', '~', 'sendaddrv2', ''])('accepts %j', (command) => {
    expect(() => encode(writeCommand, command)).toGive(padded(command), [
      [refused, 'It was rejected. A command has up to twelve characters from 20 to 7e, and may be empty.'],
    ]);
  });
});

describe('readLength', () => {
  test('reads 64 00 00 00 as 100: the least significant byte comes first', () => {
    expect(() => readLength(reader('64 00 00 00'))).toGive(100, [
      [about(''), 'You read more than four bytes. The length has four, on every machine.'],
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
  ])('reads %s as %d', (bytes, length) => {
    expect(() => readLength(reader(bytes))).toGive(length, [
      [
        (got: unknown) => Number(got) < 0,
        'A negative length: << works on signed 32-bit integers. Multiply, or use >>> 0, or a DataView.',
      ],
      [refused, 'It was rejected. Any four bytes are a length; readHeader decides whether it is too long.'],
      [length % 0x100, 'Only the first byte was used. The length has four.'],
      [length % 0x10000, 'Only the first two bytes were used. The length has four.'],
      [length % 0x1000000, 'Only the first three bytes were used. The length has four.'],
    ]);
  });

  test('reads four bytes', () => {
    const r = reader('01 00 00 00 ff');
    expect(readLength(r)).toGive(1);
    expect(r.offset).toGive(4);
  });

  test('reads the right bytes in the middle of a larger buffer', () => {
    const r = new Reader(fromHex('ffffffff 0a000000 ffffffff').subarray(2));
    r.bytes(2);
    expect(readLength(r)).toGive(10, [
      [
        (got: unknown) => got === 0xffffffff || got === 0x000affff,
        'You read from the start of the underlying buffer. A view has a byteOffset: pass it to DataView.',
      ],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readLength, '64 00 00 00', 100);
  });

  test('rejects three bytes', () => {
    expectReadRefused(readLength, '01 00 00', { path: '', offset: 0 });
  });
});

describe('writeLength', () => {
  test('writes 100 as 64 00 00 00', () => {
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
  ])('writes %d as %s', (length, bytes) => {
    expect(() => encode(writeLength, length)).toGive(fromHex(bytes), [
      [
        refused,
        `${length} fits into four bytes, but it was rejected. They are unsigned, and there is no other limit.`,
      ],
    ]);
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeLength(w, 100), '64 00 00 00');
  });

  test.each([-1, 0x100000000, 1.5, NaN, Infinity])('rejects %d, which does not fit', (length) => {
    expectNothingWritten((w) => writeLength(w, length), { path: '', offset: 0 }, [
      [
        (got: unknown) => got instanceof Uint8Array,
        'It was silently wrapped or rounded to some other length.',
      ],
    ]);
  });
});

describe('readHeader', () => {
  test('reads the header of a recorded version message', () => {
    const bytes = frame('satoshi-0.18.0');
    const header = { command: 'version', length: 102, checksum: bytes.slice(20, 24) };
    expect(() => readHeader(reader(bytes))).toGive(header, [
      [about('magic'), 'You rejected the magic of a real message. In order, its bytes are f9 be b4 d9.'],
    ]);
  });

  test('leaves the reader just past the 24 bytes', () => {
    const r = reader(frame('satoshi-0.18.0'));
    readHeader(r);
    expect(r.offset).toGive(24);
  });

  test('reads at the current position', () => {
    const header = { command: 'verack', length: 0, checksum: fromHex('5df6e0e2') };
    expectReadAtOffset(readHeader, frame('verack'), header);
  });

  test.each(NETWORK_NAMES)('accepts the magic of %s if that network is passed', (network) => {
    const bytes = patched(frame('verack'), 0, NETWORKS[network].magic);
    const header = { command: 'verack', length: 0, checksum: fromHex('5df6e0e2') };
    expect(() => readHeader(reader(bytes), network)).toGive(header, [
      [
        about('magic'),
        `You did not compare with the magic of ${network}. The network is the second argument.`,
      ],
    ]);
  });

  test.each(NETWORK_NAMES.filter((name) => name !== 'mainnet'))(
    'rejects %s when it expects mainnet, and names it',
    (name) => {
      const { magic } = NETWORKS[name];
      const bytes = patched(frame('verack'), 0, magic);
      expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0, found: [magic, name] });
    },
  );

  test('rejects an unknown magic, and shows it', () => {
    const bytes = patched(frame('verack'), 0, 'd9b4bef9');
    expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0, found: ['d9b4bef9'] }, [
      [accepted, 'd9b4bef9 is the magic back to front. On the wire f9 comes first.'],
    ]);
  });

  test('compares all four bytes of the magic', () => {
    for (let at = 0; at < 4; at++) {
      const bytes = frame('verack');
      bytes[at] ^= 1;
      expectReadRefused(readHeader, bytes, { path: 'magic', offset: 0 }, [
        [accepted, `Byte ${at} of the magic is wrong, but it was accepted. Compare all four bytes.`],
      ]);
    }
  });

  test('reports an invalid byte of the command at its own offset', () => {
    const bytes = patched(frame('verack'), 4 + 3, '00');
    expectReadRefused(readHeader, bytes, { path: 'command', offset: 4 + 4 });
  });

  test('accepts a length of 4,000,000 bytes', () => {
    const bytes = patched(frame('verack'), 16, '00093d00');
    expect(() => readHeader(reader(bytes)).length).toGive(4_000_000, [
      [about('length'), 'The limit itself is still allowed. Reject only what is greater.'],
    ]);
  });

  test('rejects a length of 4,000,001 bytes', () => {
    const bytes = patched(frame('verack'), 16, '01093d00');
    expectReadRefused(readHeader, bytes, { path: 'length', offset: 16 }, [
      [
        accepted,
        'Too long, but accepted. The limit is 4,000,000 bytes; the 32 MiB of 2015 let anyone fill your memory.',
      ],
    ]);
  });

  test('rejects ff ff ff ff, which is 4 GiB and not -1', () => {
    const bytes = patched(frame('verack'), 16, 'ffffffff');
    expectReadRefused(readHeader, bytes, { path: 'length', offset: 16 }, [
      [accepted, 'It was accepted: as a signed number it is -1, and -1 is below every limit.'],
    ]);
  });

  test.each([
    [0, 'magic', 0],
    [3, 'magic', 0],
    [15, 'command', 4],
    [19, 'length', 16],
    [23, 'checksum', 20],
  ])('given only %d bytes, names the %s in its error', (left, path, offset) => {
    const bytes = frame('verack').subarray(0, left);
    expectReadRefused(readHeader, bytes, { path, offset });
  });
});

describe('readMessage', () => {
  test.each(recordings('frame').map(({ name }) => name))('reads the recorded %s', (name) => {
    const { bytes, command } = recording(name);
    expect(() => readMessage(reader(bytes))).toGive({ command, payload: bytes.slice(24) }, [
      [
        (got: unknown) =>
          got instanceof WireError && got.path === 'checksum' && got.expected.includes(got.found),
        'Both checksums are the same four bytes. === compares two arrays by identity, not by their contents.',
      ],
      [{ command, payload: bytes }, 'The payload begins after the header, at byte 24.'],
      [{ command, payload: bytes.slice(20) }, 'You took the checksum for the start of the payload.'],
    ]);
  });

  test('reads a verack, whose payload is empty', () => {
    expect(readMessage(reader(frame('verack')))).toGive({ command: 'verack', payload: NONE });
  });

  test('reads an alert wrapped in an alert: the payload is itself a whole message', () => {
    const outer = readMessage(reader(frame('alert-wrapped-twice')));
    const inner = readMessage(reader(outer.payload));
    expect(inner.command).toGive('alert');
    expect(inner.payload.length).toGive(168);
  });

  test('reads two messages, one after the other', () => {
    const r = reader(Uint8Array.of(...frame('verack'), ...frame('some-cool-software')));
    expect(() => readMessage(r).command).toGive('verack', [
      [
        about('checksum'),
        'You read past the payload into the next message. The header says how long the payload is.',
      ],
    ]);
    expect(r.offset).toGive(24, [
      [r.source.length, 'You read to the end of the bytes, past the next message.'],
    ]);
    expect(readMessage(r).command).toGive('version');
    expect(r.left).toGive(0);
  });

  test('rejects a payload with one corrupt byte: the checksum does not match', () => {
    const bytes = frame('satoshi-0.18.0');
    bytes[30] ^= 1;
    const computed = hex(sha256(sha256(bytes.slice(24))).slice(0, 4));
    const inHeader = hex(bytes.slice(20, 24));
    const refusal = { path: 'checksum', offset: 20, expected: [computed], found: [inHeader] };
    expectReadRefused(readMessage, bytes, refusal, [
      [accepted, 'You read the checksum, but did not compare it with that of the payload.'],
      [
        (error: unknown) => error instanceof WireError && error.expected.includes(inHeader),
        'Expected and found are the other way round: expected is what you computed from the payload.',
      ],
    ]);
  });

  test('compares all four bytes of the checksum, even of an empty payload', () => {
    for (const name of ['satoshi-0.18.0', 'verack']) {
      for (let at = 20; at < 24; at++) {
        const bytes = frame(name);
        bytes[at] ^= 1;
        expectReadRefused(readMessage, bytes, { path: 'checksum', offset: 20 }, [
          [
            accepted,
            name === 'verack'
              ? 'An empty payload has a checksum too, 5d f6 e0 e2. This one is wrong, but it was accepted.'
              : `Byte ${at - 20} of the checksum is wrong, but it was accepted. Compare all four bytes.`,
          ],
        ]);
      }
    }
  });

  test('reports a truncated payload as such, not as a wrong checksum', () => {
    const bytes = frame('satoshi-0.18.0').subarray(0, 24 + 101);
    expectReadRefused(readMessage, bytes, { path: 'payload', offset: 24 }, [
      [
        about('checksum'),
        'You compared the checksum before you knew that the payload was complete: it is truncated.',
      ],
    ]);
  });

  test('rejects a length over the limit before it reads the payload', () => {
    const bytes = patched(frame('verack'), 16, '01093d00');
    expectReadRefused(readMessage, bytes, { path: 'length', offset: 16 });
  });

  test('counts offsets from the start of the stream, even in the second message', () => {
    const r = reader(Uint8Array.of(...frame('verack'), ...patched(frame('verack'), 20, '00000000')));
    readMessage(r);
    expect(() => readMessage(r)).toRefuse({ path: 'checksum', offset: 24 + 20 }, [
      [
        (got: unknown) => got instanceof WireError && got.offset === 20,
        'You counted from the start of this message. Offsets count from the start of the stream.',
      ],
    ]);
  });

  test('reads a message of another network if that network is passed', () => {
    const bytes = patched(frame('verack'), 0, NETWORKS.signet.magic);
    expect(readMessage(reader(bytes), 'signet')).toGive({ command: 'verack', payload: NONE });
    expectReadRefused(readMessage, bytes, { path: 'magic', offset: 0, found: ['signet'] });
  });

  test('notices any single flipped bit outside the command', () => {
    const bytes = frame('satoshi-0.18.0');
    forAny([fc.nat(bytes.length - 1), fc.nat(7)], (at, bit) => {
      const flipped = bytes.slice();
      flipped[at] ^= 1 << bit;
      // a command may become another valid one: nothing protects its bytes
      if (at >= 4 && at < 16) return;
      expectWireError(
        () => readMessage(reader(flipped)),
        `Bit ${bit} of byte ${at} is wrong, but the message was accepted.`,
      );
    });
  });

  test('throws nothing but a WireError, whatever the bytes', () => {
    forAny([anyBytes(), fc.boolean()], (bytes, withMagic) => {
      survives(readMessage, withMagic && bytes.length >= 4 ? patched(bytes, 0, 'f9beb4d9') : bytes);
    });
  });
});

describe('writeMessage', () => {
  const write = (message: Message, network?: NetworkName) =>
    encode((w, value: Message) => writeMessage(w, value, network), message);

  test('writes a verack exactly as recorded', () => {
    expect(write({ command: 'verack', payload: NONE })).toGive(frame('verack'), [
      [patched(frame('verack'), 0, 'd9b4bef9'), 'The magic is back to front. On the wire f9 comes first.'],
      [
        patched(frame('verack'), 20, 'e3b0c442'),
        'You hashed once. The checksum is the first 4 bytes of SHA-256 of SHA-256.',
      ],
      [
        patched(frame('verack'), 20, '00000000'),
        'The checksum is all zeros. An empty payload has a checksum too: 5d f6 e0 e2.',
      ],
      [frame('verack').slice(0, 20), 'The checksum is missing: a header is 24 bytes.'],
      [
        patched(frame('verack'), 16, '18000000'),
        'The length includes the 24 header bytes. It is the length of the payload alone.',
      ],
      [
        (got: unknown) => got instanceof Uint8Array && hex(got).startsWith(hex(frame('verack').slice(0, 20))),
        'Everything before the checksum is right. The checksum is that of the payload alone: here 5d f6 e0 e2.',
      ],
    ]);
  });

  test.each(recordings('frame').map(({ name }) => name))('writes the recorded %s byte for byte', (name) => {
    const { bytes, command } = recording(name);
    const bigEndian = bytes.slice();
    bigEndian.subarray(16, 20).reverse();
    expect(write({ command, payload: bytes.slice(24) })).toGive(bytes, [
      [bytes.slice(0, 24), 'You wrote only the header. The payload comes after it.'],
      [bigEndian, 'The length is big-endian here. Its least significant byte comes first.'],
    ]);
  });

  test.each(NETWORK_NAMES)('writes the magic of %s', (network) => {
    const want = patched(frame('verack'), 0, NETWORKS[network].magic);
    expect(write({ command: 'verack', payload: NONE }, network)).toGive(want, [
      [frame('verack'), 'That is the magic of mainnet. The network is the third argument.'],
    ]);
  });

  test('rejects a command that is too long or has an invalid character', () => {
    expectWriteRefused((w) => writeMessage(w, { command: 'abcdefghijklm', payload: NONE }), {
      path: 'command',
      offset: 4,
    });
    expectWriteRefused((w) => writeMessage(w, { command: 'pïng', payload: NONE }), {
      path: 'command',
      offset: 4,
    });
  });

  test('accepts 4,000,000 bytes and rejects 4,000,001', () => {
    expect(() => write({ command: 'block', payload: new Uint8Array(4_000_000) }).length).toGive(4_000_024, [
      [refused, 'The limit itself is still allowed. Reject only what is longer.'],
    ]);
    expectWriteRefused(
      (w) => writeMessage(w, { command: 'block', payload: new Uint8Array(4_000_001) }),
      { path: 'length', offset: 16 },
      [
        [
          accepted,
          'It was written, but no node accepts it: each one disconnects as soon as it sees the length.',
        ],
      ],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeMessage(w, { command: 'verack', payload: NONE }), frame('verack'));
  });

  test('writes only the bytes of the view if the payload is a view into a larger buffer', () => {
    const { bytes, command } = recording('satoshi-0.18.0');
    expectOfView((payload) => write({ command, payload }), bytes.slice(24), bytes);
  });

  test('writes any message so that readMessage returns it unchanged', () => {
    forAny([anyMessage, fc.constantFrom(...NETWORK_NAMES)], (message, network) => {
      const r = reader(write(message, network));
      expect(readMessage(r, network)).toGive(message);
      expect(r.left).toGive(0);
    });
  });
});
