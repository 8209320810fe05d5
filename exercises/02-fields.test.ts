import {
  bool,
  canSendPong,
  int32,
  int64,
  protocolVersion,
  readBool,
  readSigned,
  readUnsigned,
  timeText,
  uint16be,
  uint32,
  writeBool,
  writeSigned,
  writeUnsigned,
} from 'answers/02-fields';
import fc from 'fast-check';
import { fromHex } from '../src/wire/bytes';
import { forAny } from '../src/suite/for-any';
import { reader, versionPayloads } from '../src/suite/inputs';
import {
  expectNothingWritten,
  expectReadAtOffset,
  expectReadRefused,
  expectWrittenAtOffset,
} from '../src/suite/at-offset';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Writer } from '../src/wire/codec/writer';

type Order = 'little' | 'big';

const written = (write: (w: Writer) => void) => encode((w) => write(w), undefined);
const unsigned = (value: bigint, size: number, order?: Order) =>
  written((w) => writeUnsigned(w, value, size, order));
const signed = (value: bigint, size: number, order?: Order) =>
  written((w) => writeSigned(w, value, size, order));

/** Recognises a rejection where a result was expected. */
const refused = (got: unknown) => got instanceof WireError;
/** Recognises anything that was returned instead of an error. */
const accepted = (got: unknown) => Object.prototype.toString.call(got) !== '[object Error]';

const PAST_53 = 'was lost: the value passed through a `number`, which is exact only up to 2^53.';

const anySize = fc.integer({ min: 1, max: 8 });
const anyOrder = fc.constantFrom<Order>('little', 'big');
/** A size, and a number of that many bytes; boundary values are more likely. */
const anyNumber = anySize.chain((size) =>
  fc.tuple(fc.constant(size), fc.bigInt({ min: 0n, max: 256n ** BigInt(size) - 1n })),
);

describe('readUnsigned', () => {
  test('reads 7f 11 01 00 as 70015: the least significant byte comes first', () => {
    expect(() => readUnsigned(reader('7f 11 01 00'), 4)).toGive(70015n, [
      [0x7f110100n, '2131820800 is 7f 11 01 00 read as big-endian. The default is little-endian.'],
      [
        (got: unknown) => Number(got) === 0x7f + 0x11 + 1,
        '145 is 7f + 11 + 01: you added the bytes up. Each byte counts 256 times as much as the one before it.',
      ],
      [0x001011f7n, 'You reversed the single hex digits: 001011f7. A byte is two digits that stay together.'],
      [refused, 'You read more than four bytes. The size is the second argument.'],
    ]);
  });

  test('reads 20 8d as port 8333 if the order is big-endian', () => {
    expect(readUnsigned(reader('20 8d'), 2, 'big')).toGive(8333n, [
      [
        36128n,
        '36128 is 8333 with its two bytes swapped: the third argument is not used, but ports are big-endian.',
      ],
    ]);
  });

  test.each([
    ['00', 0n],
    ['ff', 255n],
    ['00 01', 256n],
    ['ff ff ff 7f', 2n ** 31n - 1n],
    ['00 00 00 80', 2n ** 31n],
    ['ff ff ff ff', 2n ** 32n - 1n],
    ['00 00 00 00 01', 2n ** 32n],
    ['01 00 00 00 00 00 20 00', 2n ** 53n + 1n],
    ['ff ff ff ff ff ff ff ff', 2n ** 64n - 1n],
  ])('reads %s as %d', (bytes, value) => {
    const size = bytes.split(' ').length;
    expect(() => readUnsigned(reader(bytes), size)).toGive(value, [
      [
        (got: unknown) => Number(got) < 0,
        'A negative number, but the field is unsigned: it was read as signed, or shifted as a 32-bit number.',
      ],
      [
        undefined,
        `Nothing came back for ${size} ${size === 1 ? 'byte' : 'bytes'}. Any size from 1 to 8 must work.`,
      ],
      [16n, '00 01 became 0x10: the conversion to hex lost the 0 of 00. A byte is two digits.'],
      [2n ** 53n, `The last 1 ${PAST_53}`],
      [2n ** 64n, `Rounded up: the last digit ${PAST_53}`],
      [1n, '1 for 2^32: shifting a number wraps around at 32 bits. Shift a bigint, or multiply.'],
    ]);
  });

  test('reads as many bytes as the size says, and leaves the rest', () => {
    const r = reader('01 02 03 04');
    expect(readUnsigned(r, 2)).toGive(0x0201n, [
      [0x04030201n, 'You read all four bytes instead of two: the rest is the next field.'],
    ]);
    expect(r.offset).toGive(2, [
      [0, 'The reader is still at byte 0: the next field would be read from the same bytes again.'],
      [4, 'The size is two bytes, but the reader advanced by four.'],
    ]);
    expect(readUnsigned(r, 1)).toGive(3n, [
      [1n, 'That is the first byte of the whole buffer. r.bytes() returns a view with a byteOffset: use it.'],
    ]);
    expect(r.left).toGive(1);
  });

  test('leaves the bytes that it read unchanged', () => {
    const bytes = fromHex('01 02 03 04');
    readUnsigned(reader(bytes), 4);
    readUnsigned(reader(bytes), 4, 'big');
    expect(bytes).toGive(fromHex('01 02 03 04'), [
      [fromHex('04 03 02 01'), 'r.bytes() returns a view. reverse() on it reversed the message itself.'],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset((r) => readUnsigned(r, 4), '7f 11 01 00', 70015n);
    expectReadAtOffset((r) => readUnsigned(r, 2, 'big'), '20 8d', 8333n);
  });

  test('does not accept 4 bytes if the size is 8', () => {
    expectReadRefused((r) => readUnsigned(r, 8), '0d 00 00 00', { path: '', offset: 0 }, [
      [13n, 'There are only four of eight bytes, but you returned 13. A short read must be an error.'],
      [
        accepted,
        'There are only four of eight bytes, but you reported nothing. A short read must be an error.',
      ],
    ]);
  });
});

describe('writeUnsigned', () => {
  test('writes 70015 as 7f 11 01 00', () => {
    expect(() => unsigned(70015n, 4)).toGive(fromHex('7f110100'), [
      [fromHex('0001117f'), 'The most significant byte was written first. The default is little-endian.'],
      [
        fromHex('7f1101'),
        'Three bytes could hold 70015, but the size is four: the next field would be misread.',
      ],
      [fromHex('7f11010000000000'), 'Eight bytes were written, but the size is four.'],
    ]);
  });

  test('writes 8333 as 20 8d if the order is big-endian', () => {
    expect(unsigned(8333n, 2, 'big')).toGive(fromHex('208d'), [
      [fromHex('8d20'), '8d 20 is 8333 in little-endian: the order argument is not used.'],
    ]);
  });

  test('pads small numbers to the full size', () => {
    expect(unsigned(1n, 8)).toGive(fromHex('0100000000000000'), [
      [fromHex('01'), 'One byte was written instead of eight: the next field would be misread.'],
      [
        fromHex('01000000'),
        'Four bytes were written instead of eight: every field after it is shifted by four.',
      ],
      [
        fromHex('0100000001000000'),
        'The 1 was written twice: shifting a number wraps around at 32 bits. Shift the bigint.',
      ],
    ]);
  });

  test.each([
    [0n, 1, '00'],
    [2n ** 31n, 4, '00000080'],
    [2n ** 32n, 8, '0000000001000000'],
    [2n ** 53n + 1n, 8, '0100000000002000'],
    [2n ** 64n - 1n, 8, 'ffffffffffffffff'],
  ])('writes %d in size %d as %s', (value, size, bytes) => {
    expect(() => unsigned(value, size)).toGive(fromHex(bytes), [
      [new Uint8Array(), 'Nothing was written for 0. Zero is a number like any other: it is not absent.'],
      [refused, `${value} fits into ${size} ${size === 1 ? 'byte' : 'bytes'}, but it was rejected.`],
      [fromHex('0000000000002000'), `The last 1 ${PAST_53}`],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === size && got.every((byte) => byte === 0),
        `${value} was written as zeros: its upper 32 bits were lost, or its last digits were rounded away.`,
      ],
    ]);
  });

  test.each([
    [257n, 1],
    [256n, 1],
    [65536n, 2],
    [2n ** 32n, 4],
    [2n ** 64n, 8],
    [-1n, 1],
    [-1n, 8],
  ])('rejects %d, which does not fit into size %d', (value, size) => {
    const largest = 256n ** BigInt(size) - 1n;
    const wrapped = BigInt.asUintN(8 * size, value);
    const say =
      value === largest + 1n
        ? `It was wrapped and written as ${wrapped}. Check the boundary: the largest number is ${largest}.`
        : value < 0n
          ? `It was wrapped: ${value} was written as ${wrapped}. Unsigned numbers start at 0.`
          : `It was wrapped: ${value} was silently written as ${wrapped}.`;
    expectNothingWritten(
      (w) => writeUnsigned(w, value, size),
      { path: '', offset: 0, found: [String(value)] },
      [
        [(got: unknown) => got instanceof Uint8Array && got.length === size, say],
        [
          accepted,
          `${value} does not fit into ${size} ${size === 1 ? 'byte' : 'bytes'}, but it was written.`,
        ],
      ],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeUnsigned(w, 70015n, 4), '7f 11 01 00');
    expectWrittenAtOffset((w) => writeUnsigned(w, 8333n, 2, 'big'), '20 8d');
  });

  test('writes any number so that readUnsigned returns it, in either order', () => {
    forAny([anyNumber, anyOrder], ([size, value], order) => {
      const bytes = unsigned(value, size, order);
      expect(bytes.length).toGive(size);
      expect(readUnsigned(reader(bytes), size, order)).toGive(value);
    });
  });

  test('writes big-endian as little-endian in reverse', () => {
    forAny([anyNumber], ([size, value]) => {
      expect(unsigned(value, size, 'big')).toGive(unsigned(value, size, 'little').reverse());
    });
  });
});

describe('readSigned', () => {
  test('reads ff ff ff ff as −1', () => {
    expect(readSigned(reader('ff ff ff ff'), 4)).toGive(-1n, [
      [
        2n ** 32n - 1n,
        '4294967295 is ff ff ff ff as an unsigned number. Here the upper half of all values is negative.',
      ],
      [
        -(2n ** 31n - 1n),
        'You took the top bit as a minus sign for the other bits. In two’s complement ff ff ff ff is −1.',
      ],
      [0n, 'You inverted all bits but did not add the 1: −1 is ff ff ff ff, and 0 is 00 00 00 00.'],
    ]);
  });

  test.each([
    ['00', 0n],
    ['7f', 127n],
    ['ff', -1n],
    ['80', -128n],
    ['7f 11 01 00', 70015n],
    ['00 00 00 80', -(2n ** 31n)],
    ['ff ff ff 7f', 2n ** 31n - 1n],
    ['ff ff ff ff ff ff ff 7f', 2n ** 63n - 1n],
    ['00 00 00 00 00 00 00 80', -(2n ** 63n)],
    ['ff ff ff ff ff ff ff ff', -1n],
  ])('reads %s as %d', (bytes, value) => {
    const size = bytes.split(' ').length;
    expect(() => readSigned(reader(bytes), size)).toGive(value, [
      [
        value + 256n ** BigInt(size),
        bytes === '80'
          ? 'A signed byte ranges from −128 to 127: 80 is the first value of the upper half.'
          : `The sign is the top bit of ${size * 8} bits, not of another size.`,
      ],
      [
        (got: unknown) => value > 2n ** 53n && typeof got === 'bigint' && [value + 1n, ~value].includes(got),
        `The last digit ${PAST_53}`,
      ],
      [(got: unknown) => size > 4 && got === BigInt.asIntN(32, value), 'You used only 32 of the 64 bits.'],
    ]);
  });

  test('takes the sign from the first byte if the order is big-endian', () => {
    expect(readSigned(reader('80 00'), 2, 'big')).toGive(-32768n, [
      [128n, '128 is 80 00 read as little-endian: the third argument is not used.'],
      [32768n, 'You looked for the sign in the last byte. In big-endian it is in the first.'],
    ]);
    expect(readSigned(reader('00 80'), 2, 'big')).toGive(128n, [
      [128n - 65536n, 'You looked for the sign in the last byte. In big-endian it is in the first.'],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset((r) => readSigned(r, 4), 'fe ff ff ff', -2n);
    expectReadAtOffset((r) => readSigned(r, 2, 'big'), 'ff fe', -2n);
  });

  test('rejects too few bytes', () => {
    expectReadRefused((r) => readSigned(r, 4), 'ff ff', { path: '', offset: 0 });
  });
});

describe('writeSigned', () => {
  test('writes −1 as ff ff ff ff', () => {
    expect(() => signed(-1n, 4)).toGive(fromHex('ffffffff'), [
      [fromHex('01000080'), 'You set a sign bit in front of 1. In two’s complement −1 is ff ff ff ff.'],
      [fromHex('feffffff'), 'fe ff ff ff is −2: you inverted the bits of 1 but did not add 1.'],
      [fromHex('01000000'), 'The sign was lost: 01 00 00 00 is 1.'],
      [refused, '−1 was rejected, as if the field were unsigned. Write it as 2^32 − 1.'],
    ]);
  });

  test.each([
    [-128n, 1, '80'],
    [127n, 1, '7f'],
    [-(2n ** 63n), 8, '0000000000000080'],
    [2n ** 63n - 1n, 8, 'ffffffffffffff7f'],
    [1532623994n, 8, '7afc595b00000000'],
  ])('writes %d in size %d as %s', (value, size, bytes) => {
    expect(() => signed(value, size)).toGive(fromHex(bytes), [
      [refused, `${value} fits into ${size === 1 ? '8' : '64'} bits: the boundary itself is still allowed.`],
      [
        fromHex('7afc595b'),
        'Four bytes were written instead of eight. In a version message the time has eight bytes.',
      ],
    ]);
  });

  test('writes −2 as ff fe if the order is big-endian', () => {
    expect(signed(-2n, 2, 'big')).toGive(fromHex('fffe'), [
      [fromHex('feff'), 'fe ff is −2 in little-endian: the order argument is not used.'],
    ]);
  });

  test.each([
    [128n, 1],
    [-129n, 1],
    [2n ** 31n, 4],
    [-(2n ** 31n) - 1n, 4],
    [2n ** 63n, 8],
  ])('rejects %d, which does not fit into size %d', (value, size) => {
    const wrapped = BigInt.asIntN(8 * size, value);
    expectNothingWritten(
      (w) => writeSigned(w, value, size),
      { path: '', offset: 0, found: [String(value)] },
      [[accepted, `It was wrapped: these bytes are read as ${wrapped}, not as ${value}.`]],
    );
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeSigned(w, -2n, 4), 'fe ff ff ff');
    expectWrittenAtOffset((w) => writeSigned(w, -2n, 2, 'big'), 'ff fe');
  });

  test('writes any number so that readSigned returns it, in either order', () => {
    forAny([anyNumber, anyOrder], ([size, value], order) => {
      const shifted = value - 256n ** BigInt(size) / 2n;
      expect(readSigned(reader(signed(shifted, size, order)), size, order)).toGive(shifted);
    });
  });

  test('and the other functions make up ready-made codecs, which read a recorded message', () => {
    const r = reader(versionPayloads().find(({ name }) => name === 'satoshi-0.15.1')?.payload ?? '');
    expect(int32.read(r)).toGive(70015);
    r.bytes(8);
    expect(int64.read(r)).toGive(1532623994n);
    expect(uint16be.read(reader('20 8d'))).toGive(8333);
    expect(encode(uint32.write, 0xffffffff)).toGive(fromHex('ffffffff'));
  });
});

describe('readBool', () => {
  test('reads 01 as true and 00 as false', () => {
    expect(readBool(reader('01'))).toGive(true, [
      [1, 'You returned the number 1. It should be true.'],
      [1n, 'You returned a bigint. It should be true.'],
    ]);
    expect(readBool(reader('00'))).toGive(false, [
      [0, 'You returned the number 0. It should be false.'],
      [true, 'Always true: an array is truthy whatever it contains. Look at its first byte.'],
    ]);
  });

  test.each(['02', '80', 'ff'])('reads %s as true, like any byte except 00', (byte) => {
    expect(readBool(reader(byte))).toGive(true, [
      [
        false,
        `You took ${byte} for false: only 01, or only one bit, counted as true. Every byte except 00 is true.`,
      ],
    ]);
  });

  test('reads one byte', () => {
    const r = reader('00 01');
    readBool(r);
    expect(r.offset).toGive(1, [
      [0, 'The reader did not move: you looked at the byte without reading it.'],
      [2, 'Two bytes were read. A bool is one.'],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readBool, '01', true);
    expectReadAtOffset(readBool, '00', false);
  });

  test('throws an error if no byte is left, and does not return false', () => {
    expectReadRefused(readBool, '', { path: '', offset: 0 }, [
      [
        false,
        'There was nothing to read, but you returned false. Absent and false are two different things.',
      ],
      [
        true,
        'There was nothing to read, but you made up true. What absent means is for the caller to decide.',
      ],
    ]);
  });
});

describe('writeBool', () => {
  test('writes true as 01 and false as 00', () => {
    expect(encode(writeBool, true)).toGive(fromHex('01'), [
      [fromHex('ff'), 'Any byte except 00 is read as true, but write 01.'],
      [fromHex('01000000'), 'Four bytes were written, as for an int. A bool is one byte.'],
      [fromHex('31'), '31 is the digit "1" as text. Write the byte 01.'],
      [fromHex('74727565'), 'That is the text "true". Write the byte 01.'],
    ]);
    expect(encode(writeBool, false)).toGive(fromHex('00'), [
      [new Uint8Array(), 'Nothing was written for false. It takes a byte too.'],
    ]);
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeBool(w, true), '01');
  });

  test('and readBool are the two halves of bool', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(bool.write, false)).toGive(encode(writeBool, false));
    expect(bool.read(reader('02'))).toGive(readBool(reader('02')));
  });
});

describe('timeText', () => {
  test('shows 1532623994 as 2018-07-26T16:53:14Z', () => {
    expect(() => timeText(1532623994n)).toGive('2018-07-26T16:53:14Z', [
      ['2018-07-26T16:53:14.000Z', 'The wire has whole seconds: leave out the fraction.'],
      ['1970-01-18T17:43:43Z', 'A Date counts milliseconds, the wire counts seconds.'],
      ['1970-01-18T17:43:43.994Z', 'A Date counts milliseconds, the wire counts seconds.'],
      ['2018-07-26 16:53:14Z', 'ISO 8601 has a T between date and time.'],
      [
        (got: unknown) => typeof got === 'string' && got.startsWith('"'),
        'There are quotes around it. Return only what is inside.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^[A-Z].*16:53:14 (GMT|UTC)/.test(got),
        'The right time, but not in ISO 8601 format: year, month, day, T, time, Z.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^2018-07-2[67]T\d\d:\d[38]:14Z$/.test(got),
        'Z says UTC, but this is the time in another zone: it should be 16:53:14. getHours() is local time.',
      ],
      [
        (got: unknown) => typeof got === 'string' && !got.endsWith('Z'),
        'That is not UTC: a time without a zone, or in a local one, means something different elsewhere.',
      ],
    ]);
  });

  test.each([
    [0n, '1970-01-01T00:00:00Z'],
    [1n, '1970-01-01T00:00:01Z'],
    [-1n, '1969-12-31T23:59:59Z'],
    [1231006505n, '2009-01-03T18:15:05Z'],
    [2n ** 31n, '2038-01-19T03:14:08Z'],
    [2n ** 32n, '2106-02-07T06:28:16Z'],
  ])('shows %d as %s', (seconds, text) => {
    expect(() => timeText(seconds)).toGive(text, [
      [
        () => seconds === 0n,
        'You took time 0 for a missing time. Zero is a moment like any other: it is not absent.',
      ],
      [
        '1901-12-13T20:45:52Z',
        'In 2038 the seconds pass 2^31, and yours became negative: they have 64 bits.',
      ],
      ['1970-01-01T00:00:00Z', 'The seconds wrapped around to 0: they have 64 bits, not 32.'],
      [
        () => seconds < 0n,
        'Before 1970 the seconds are negative, but still a valid time: one second before is in 1969.',
      ],
    ]);
  });

  test.each([8_640_000_000_000n, -8_640_000_000_000n])(
    'shows %d, the last second that a Date can hold in this direction, as a date',
    (seconds) => {
      const text = seconds > 0n ? '+275760-09-13T00:00:00Z' : '-271821-04-20T00:00:00Z';
      expect(() => timeText(seconds)).toGive(text, [
        [`${seconds} s`, 'The boundary itself is still allowed: a Date can hold this second.'],
        [
          (got: unknown) => typeof got === 'string' && got.length < text.length,
          'Part of the time was truncated: a year this far away has a sign and six digits.',
        ],
      ]);
    },
  );

  test.each([8_640_000_000_001n, -8_640_000_000_001n, 2n ** 63n - 1n, -(2n ** 63n)])(
    'shows %d, which no Date can hold, as a plain number',
    (seconds) => {
      expect(() => timeText(seconds)).toGive(`${seconds} s`, [
        [(got: unknown) => !accepted(got), 'A peer can send any 64 bits, and these crash your program.'],
        [
          (got: unknown) => String(got).includes('Invalid'),
          'Invalid Date: the number that the peer sent is lost.',
        ],
        [
          (got: unknown) => typeof got === 'string' && got.endsWith('Z'),
          'The peer never sent that time: you clamped the number to what a Date can hold.',
        ],
        [`${Number(seconds)} s`, `The last digit ${PAST_53}`],
        [`${seconds}`, 'The unit is missing: add a space and "s", so that it is not taken for a date.'],
        [
          (got: unknown) => typeof got === 'string',
          'Return a different string here: the number that the peer sent, a space, and "s".',
        ],
      ]);
    },
  );
});

describe('protocolVersion', () => {
  test.each(versionPayloads().map(({ name }) => name))('reads the version of the recorded %s', (name) => {
    const { payload } = versionPayloads().find((one) => one.name === name) ?? { payload: new Uint8Array() };
    const want = new DataView(payload.buffer, payload.byteOffset).getInt32(0, true);
    expect(() => protocolVersion(payload)).toGive(want, [
      [
        payload[0] + 256 * payload[1],
        `You read only two bytes: ${want} does not fit into them. The version has four.`,
      ],
      [refused, 'It was rejected. Only the first four bytes of the payload are the version.'],
    ]);
  });

  test('reads a signed number: ff ff ff ff is −1', () => {
    expect(protocolVersion(fromHex('ffffffff'))).toGive(-1, [
      [0xffffffff, 'The version is an int32: it can be negative.'],
    ]);
  });

  test('rejects three bytes, and names the field in its error', () => {
    expect(() => protocolVersion(fromHex('7f1101'))).toRefuse({ path: 'version', offset: 0 }, [
      [accepted, 'There are only three of four bytes, but it was accepted. A short read must be an error.'],
    ]);
  });
});

describe('canSendPong', () => {
  const made = (version: number) => encode(int32.write, version);

  test('is true for 70015 and 60001', () => {
    expect(canSendPong(made(70015))).toGive(true, [[false, '70015 is after 60000, so it has the pong.']]);
    expect(canSendPong(made(60001))).toGive(true, [
      [false, '60001 is the first version that has it: the pong came after 60000.'],
    ]);
  });

  test('is false for 60000 and everything below it', () => {
    expect(canSendPong(made(60000))).toGive(false, [
      [true, 'BIP 31 came after 60000: 60000 itself has no pong.'],
    ]);
    expect(canSendPong(made(106))).toGive(false);
    expect(canSendPong(made(7_000))).toGive(false, [
      [true, '7000 is less than 60000, but not as a string: compare numbers.'],
    ]);
    expect(canSendPong(made(-1))).toGive(false, [
      [true, 'ff ff ff ff is −1 here, not the highest of all versions: it is an int32.'],
    ]);
    expect(canSendPong(made(-70015))).toGive(false, [[true, '−70015 is less than 60000: the sign counts.']]);
  });

  test('rejects three bytes, and returns neither true nor false', () => {
    expect(() => canSendPong(fromHex('61ea00'))).toRefuse({ path: 'version', offset: 0 }, [
      [accepted, 'There are only three of four bytes, but you made up an answer. Let the error propagate.'],
    ]);
    expect(() => canSendPong(new Uint8Array())).toRefuse({ path: 'version', offset: 0 });
  });

  test('is true for every recorded sender', () => {
    for (const { payload } of versionPayloads()) expect(canSendPong(payload)).toGive(true);
  });
});
