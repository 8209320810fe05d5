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

/** Recognises a refusal where a result was due. */
const refused = (got: unknown) => got instanceof WireError;
/** Recognises anything that came back instead of an error. */
const accepted = (got: unknown) => Object.prototype.toString.call(got) !== '[object Error]';

const PAST_53 = 'was lost: on the way the number passed through a `number`, which is exact up to 2^53 only.';

const anySize = fc.integer({ min: 1, max: 8 });
const anyOrder = fc.constantFrom<Order>('little', 'big');
/** A size, and a number of that many bytes, the borders more often than the middle. */
const anyNumber = anySize.chain((size) =>
  fc.tuple(fc.constant(size), fc.bigInt({ min: 0n, max: 256n ** BigInt(size) - 1n })),
);

describe('readUnsigned', () => {
  test('7f 11 01 00 is 70015: the smallest part comes first', () => {
    expect(() => readUnsigned(reader('7f 11 01 00'), 4)).toGive(70015n, [
      [
        0x7f110100n,
        '2131820800 is 7f 11 01 00 read big-endian. Unless told otherwise, the smallest part comes first.',
      ],
      [
        (got: unknown) => Number(got) === 0x7f + 0x11 + 1,
        '145 is 7f + 11 + 01: the bytes were added up. Each next one counts 256 times as much.',
      ],
      [
        0x001011f7n,
        'The hex digits were turned round one by one: 001011f7. A byte is two digits that stay together.',
      ],
      [refused, 'More than four bytes were asked for. How many a number has is the second argument.'],
    ]);
  });

  test('20 8d is port 8333 when it is read big-endian', () => {
    expect(readUnsigned(reader('20 8d'), 2, 'big')).toGive(8333n, [
      [
        36128n,
        '36128 is 8333 with its two bytes swapped: the third argument is not used. Ports are the one ' +
          'big-endian field here; the bytes 20 8d say 8333.',
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
  ])('%s is %d', (bytes, value) => {
    const size = bytes.split(' ').length;
    expect(() => readUnsigned(reader(bytes), size)).toGive(value, [
      [
        (got: unknown) => Number(got) < 0,
        'A negative number. Nothing is negative here: it was read with a sign, or shifted as a number of 32 bits.',
      ],
      [
        undefined,
        `Nothing came back for ${size} ${size === 1 ? 'byte' : 'bytes'}. Any size from 1 to 8 must do.`,
      ],
      [
        16n,
        '00 01 came out as 0x10: the 0 of 00 was lost when it was turned into hex. A byte is two digits.',
      ],
      [2n ** 53n, `The last 1 ${PAST_53}`],
      [2n ** 64n, `Rounded up: the end ${PAST_53}`],
      [1n, '1 for 2^32: a shift of a number starts again at 32. Shift a bigint, or multiply.'],
    ]);
  });

  test('it reads as many bytes as it was asked for, and leaves the rest', () => {
    const r = reader('01 02 03 04');
    expect(readUnsigned(r, 2)).toGive(0x0201n, [
      [0x04030201n, 'All four bytes were taken, two were asked for: the rest is the next field.'],
    ]);
    expect(r.offset).toGive(2, [
      [0, 'The reader still stands at byte 0: the next field would be read from the same bytes again.'],
      [4, 'Two bytes were asked for, and the reader went on over four.'],
    ]);
    expect(readUnsigned(r, 1)).toGive(3n, [
      [
        1n,
        'That is the first byte of the whole buffer. What r.bytes gives is a view with a byteOffset: use it.',
      ],
    ]);
    expect(r.left).toGive(1);
  });

  test('the bytes that it read stay as they are', () => {
    const bytes = fromHex('01 02 03 04');
    readUnsigned(reader(bytes), 4);
    readUnsigned(reader(bytes), 4, 'big');
    expect(bytes).toGive(fromHex('01 02 03 04'), [
      [fromHex('04 03 02 01'), 'r.bytes gives a view. reverse() on it turned the message itself round.'],
    ]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset((r) => readUnsigned(r, 4), '7f 11 01 00', 70015n);
    expectReadAtOffset((r) => readUnsigned(r, 2, 'big'), '20 8d', 8333n);
  });

  test('a reader of 8 bytes does not make do with 4', () => {
    expectReadRefused((r) => readUnsigned(r, 8), '0d 00 00 00', { path: '', offset: 0 }, [
      [
        13n,
        'Four bytes were there, eight were due, and it went through as 13. A short read must be an error.',
      ],
      [
        accepted,
        'Four bytes were there, eight were due, and nothing was reported. A short read must be an error.',
      ],
    ]);
  });
});

describe('writeUnsigned', () => {
  test('70015 is 7f 11 01 00', () => {
    expect(() => unsigned(70015n, 4)).toGive(fromHex('7f110100'), [
      [
        fromHex('0001117f'),
        'The largest part was written first. Unless told otherwise, the smallest part comes first.',
      ],
      [
        fromHex('7f1101'),
        'Three bytes would do for 70015, four were asked for: whoever reads it goes on at the wrong place.',
      ],
      [fromHex('7f11010000000000'), 'Eight bytes were written, four were asked for.'],
    ]);
  });

  test('big-endian, 8333 is 20 8d', () => {
    expect(unsigned(8333n, 2, 'big')).toGive(fromHex('208d'), [
      [fromHex('8d20'), '8d 20 is 8333 little-endian: the order that was asked for is not used.'],
    ]);
  });

  test('small numbers fill their bytes all the same', () => {
    expect(unsigned(1n, 8)).toGive(fromHex('0100000000000000'), [
      [fromHex('01'), 'One byte was written, eight are due: whoever reads it goes on at the wrong place.'],
      [
        fromHex('01000000'),
        'Four bytes were written, eight are due: every field behind it is shifted by four.',
      ],
      [
        fromHex('0100000001000000'),
        'The 1 was written twice: a shift of a number starts again at 32. Shift the bigint.',
      ],
    ]);
  });

  test.each([
    [0n, 1, '00'],
    [2n ** 31n, 4, '00000080'],
    [2n ** 32n, 8, '0000000001000000'],
    [2n ** 53n + 1n, 8, '0100000000002000'],
    [2n ** 64n - 1n, 8, 'ffffffffffffffff'],
  ])('%d with size %d is %s', (value, size, bytes) => {
    expect(() => unsigned(value, size)).toGive(fromHex(bytes), [
      [new Uint8Array(), 'Nothing was written for 0. It is a number like any other: absent and zero differ.'],
      [refused, `${value} fits into ${size} ${size === 1 ? 'byte' : 'bytes'}, and it was refused.`],
      [fromHex('0000000000002000'), `The last 1 ${PAST_53}`],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === size && got.every((byte) => byte === 0),
        `Zeros went out for ${value}: its upper 32 bits were lost, or its end was rounded away.`,
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
  ])('%d does not fit into size %d and is refused', (value, size) => {
    const largest = 256n ** BigInt(size) - 1n;
    const wrapped = BigInt.asUintN(8 * size, value);
    const say =
      value === largest + 1n
        ? `It was wrapped: what went out is ${wrapped}. Mind the border: the largest number is ${largest}.`
        : value < 0n
          ? `It was wrapped: ${value} went out as ${wrapped}. Nothing below 0 can be written here.`
          : `It was wrapped: ${value} went out as ${wrapped}, silently.`;
    expectNothingWritten(
      (w) => writeUnsigned(w, value, size),
      { path: '', offset: 0, found: [String(value)] },
      [
        [(got: unknown) => got instanceof Uint8Array && got.length === size, say],
        [accepted, `${value} does not fit into ${size} bytes, and other bytes went out, silently.`],
      ],
    );
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeUnsigned(w, 70015n, 4), '7f 11 01 00');
    expectWrittenAtOffset((w) => writeUnsigned(w, 8333n, 2, 'big'), '20 8d');
  });

  test('whatever is written is read back, in either order', () => {
    forAny([anyNumber, anyOrder], ([size, value], order) => {
      const bytes = unsigned(value, size, order);
      expect(bytes.length).toGive(size);
      expect(readUnsigned(reader(bytes), size, order)).toGive(value);
    });
  });

  test('one order is the other one back to front', () => {
    forAny([anyNumber], ([size, value]) => {
      expect(unsigned(value, size, 'big')).toGive(unsigned(value, size, 'little').reverse());
    });
  });
});

describe('readSigned', () => {
  test('ff ff ff ff is −1', () => {
    expect(readSigned(reader('ff ff ff ff'), 4)).toGive(-1n, [
      [
        2n ** 32n - 1n,
        '4294967295 is ff ff ff ff if nothing can be negative. The upper half of all values of four bytes ' +
          'stands for the negative ones.',
      ],
      [
        -(2n ** 31n - 1n),
        'The top bit was taken as a minus sign in front of the rest. In two’s complement ff ff ff ff is −1.',
      ],
      [0n, 'All bits were turned round, and the 1 was not added: −1 is ff ff ff ff, and 0 is 00 00 00 00.'],
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
  ])('%s is %d', (bytes, value) => {
    const size = bytes.split(' ').length;
    expect(() => readSigned(reader(bytes), size)).toGive(value, [
      [
        value + 256n ** BigInt(size),
        bytes === '80'
          ? '128 is not among the numbers of a signed byte, −128 to 127: 80 is the first of the upper half.'
          : `The top bit of ${size * 8} bits is the sign here, not that of another size.`,
      ],
      [
        (got: unknown) => value > 2n ** 53n && typeof got === 'bigint' && [value + 1n, ~value].includes(got),
        `The end ${PAST_53}`,
      ],
      [
        (got: unknown) => size > 4 && got === BigInt.asIntN(32, value),
        'Only 32 of the 64 bits were looked at.',
      ],
    ]);
  });

  test('big-endian, the sign is in the first byte', () => {
    expect(readSigned(reader('80 00'), 2, 'big')).toGive(-32768n, [
      [128n, '128 is 80 00 read little-endian: the third argument is not used.'],
      [32768n, 'The sign was looked for in the last byte. Big-endian, it is in the first.'],
    ]);
    expect(readSigned(reader('00 80'), 2, 'big')).toGive(128n, [
      [128n - 65536n, 'The sign was looked for in the last byte. Big-endian, it is in the first.'],
    ]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset((r) => readSigned(r, 4), 'fe ff ff ff', -2n);
    expectReadAtOffset((r) => readSigned(r, 2, 'big'), 'ff fe', -2n);
  });

  test('too few bytes are refused', () => {
    expectReadRefused((r) => readSigned(r, 4), 'ff ff', { path: '', offset: 0 });
  });
});

describe('writeSigned', () => {
  test('−1 is ff ff ff ff', () => {
    expect(() => signed(-1n, 4)).toGive(fromHex('ffffffff'), [
      [fromHex('01000080'), 'A sign bit was set in front of 1. In two’s complement −1 is ff ff ff ff.'],
      [fromHex('feffffff'), 'fe ff ff ff is −2: the bits of 1 were turned round, and the 1 was not added.'],
      [fromHex('01000000'), 'The sign was lost: 01 00 00 00 is 1.'],
      [refused, '−1 was refused as if nothing could be negative. It goes out as 2^32 − 1.'],
    ]);
  });

  test.each([
    [-128n, 1, '80'],
    [127n, 1, '7f'],
    [-(2n ** 63n), 8, '0000000000000080'],
    [2n ** 63n - 1n, 8, 'ffffffffffffff7f'],
    [1532623994n, 8, '7afc595b00000000'],
  ])('%d with size %d is %s', (value, size, bytes) => {
    expect(() => signed(value, size)).toGive(fromHex(bytes), [
      [
        refused,
        `${value} fits into ${size === 1 ? '8' : '64'} bits: the border itself is still allowed. It was refused.`,
      ],
      [
        fromHex('7afc595b'),
        'Four bytes were written, eight are due. Time is eight bytes in a version message, both ways.',
      ],
    ]);
  });

  test('big-endian, −2 is ff fe', () => {
    expect(signed(-2n, 2, 'big')).toGive(fromHex('fffe'), [
      [fromHex('feff'), 'fe ff is −2 little-endian: the order that was asked for is not used.'],
    ]);
  });

  test.each([
    [128n, 1],
    [-129n, 1],
    [2n ** 31n, 4],
    [-(2n ** 31n) - 1n, 4],
    [2n ** 63n, 8],
  ])('%d does not fit into size %d and is refused', (value, size) => {
    const wrapped = BigInt.asIntN(8 * size, value);
    expectNothingWritten(
      (w) => writeSigned(w, value, size),
      { path: '', offset: 0, found: [String(value)] },
      [[accepted, `It was wrapped: a reader of these bytes gets ${wrapped}, not ${value}.`]],
    );
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeSigned(w, -2n, 4), 'fe ff ff ff');
    expectWrittenAtOffset((w) => writeSigned(w, -2n, 2, 'big'), 'ff fe');
  });

  test('whatever is written is read back, in either order', () => {
    forAny([anyNumber, anyOrder], ([size, value], order) => {
      const shifted = value - 256n ** BigInt(size) / 2n;
      expect(readSigned(reader(signed(shifted, size, order)), size, order)).toGive(shifted);
    });
  });

  test('built from these, the ready-made codecs read a recorded message', () => {
    const r = reader(versionPayloads().find(({ name }) => name === 'satoshi-0.15.1')?.payload ?? '');
    expect(int32.read(r)).toGive(70015);
    r.bytes(8);
    expect(int64.read(r)).toGive(1532623994n);
    expect(uint16be.read(reader('20 8d'))).toGive(8333);
    expect(encode(uint32.write, 0xffffffff)).toGive(fromHex('ffffffff'));
  });
});

describe('readBool', () => {
  test('01 is true, 00 is false', () => {
    expect(readBool(reader('01'))).toGive(true, [
      [1, 'The number 1 came back. It should be true.'],
      [1n, 'A bigint came back. It should be true.'],
    ]);
    expect(readBool(reader('00'))).toGive(false, [
      [0, 'The number 0 came back. It should be false.'],
      [true, 'Always true: an array is true whatever is in it. Look at its first byte.'],
    ]);
  });

  test.each(['02', '80', 'ff'])('%s is true as well: any byte but 00 is', (byte) => {
    expect(readBool(reader(byte))).toGive(true, [
      [false, `${byte} was taken for false: only 01, or only one bit, counted. Every byte but 00 is true.`],
    ]);
  });

  test('one byte is read', () => {
    const r = reader('00 01');
    readBool(r);
    expect(r.offset).toGive(1, [
      [0, 'The reader did not move: the byte was looked at, and is still to be read.'],
      [2, 'Two bytes were read. A bool is one.'],
    ]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset(readBool, '01', true);
    expectReadAtOffset(readBool, '00', false);
  });

  test('where no byte is left there is an error, and not false', () => {
    expectReadRefused(readBool, '', { path: '', offset: 0 }, [
      [false, 'There was nothing to read, and it came back as false. Absent and false are two things.'],
      [true, 'There was nothing to read, and true was made up. What absent means is for the caller to say.'],
    ]);
  });
});

describe('writeBool', () => {
  test('true is 01, false is 00', () => {
    expect(encode(writeBool, true)).toGive(fromHex('01'), [
      [fromHex('ff'), 'Any byte but 00 is read as true, but 01 is what is written.'],
      [fromHex('01000000'), 'Four bytes were written, as for an int. A bool is one byte.'],
      [fromHex('31'), '31 is the digit "1" as text. The byte 01 is due.'],
      [fromHex('74727565'), 'That is the text "true". The byte 01 is due.'],
    ]);
    expect(encode(writeBool, false)).toGive(fromHex('00'), [
      [new Uint8Array(), 'Nothing was written for false. It takes a byte as well.'],
    ]);
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeBool(w, true), '01');
  });

  test('bool is the pair of the two', () => {
    // whatever the two give: what is wrong with them has its own tests
    expect(encode(bool.write, false)).toGive(encode(writeBool, false));
    expect(bool.read(reader('02'))).toGive(readBool(reader('02')));
  });
});

describe('timeText', () => {
  test('1532623994 is 2018-07-26T16:53:14Z', () => {
    expect(() => timeText(1532623994n)).toGive('2018-07-26T16:53:14Z', [
      ['2018-07-26T16:53:14.000Z', 'The wire has whole seconds: leave the fractions out.'],
      ['1970-01-18T17:43:43Z', 'A Date counts milliseconds, the wire counts seconds.'],
      ['1970-01-18T17:43:43.994Z', 'A Date counts milliseconds, the wire counts seconds.'],
      ['2018-07-26 16:53:14Z', 'ISO 8601 has a T between day and time.'],
      [
        (got: unknown) => typeof got === 'string' && got.startsWith('"'),
        'There are quotes around it. Only what is inside is due.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^[A-Z].*16:53:14 (GMT|UTC)/.test(got),
        'The right time, but not in the form of ISO 8601: year, month, day, T, time, Z.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^2018-07-2[67]T\d\d:\d[38]:14Z$/.test(got),
        'Z says UTC, and that is the time of another zone: 16:53:14 is due. getHours() is local time.',
      ],
      [
        (got: unknown) => typeof got === 'string' && !got.endsWith('Z'),
        'That is not UTC: a time without its zone, or with a local one, means something else elsewhere.',
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
  ])('%d is %s', (seconds, text) => {
    expect(() => timeText(seconds)).toGive(text, [
      [
        () => seconds === 0n,
        'Time 0 was taken for no time at all. 0 is a moment like any other: absent and zero differ.',
      ],
      ['1901-12-13T20:45:52Z', 'In 2038 the seconds pass 2^31, and yours turned negative: 64 bits are due.'],
      ['1970-01-01T00:00:00Z', 'The seconds started again at 0: they have 64 bits, not 32.'],
      [
        () => seconds < 0n,
        'Before 1970 the seconds are negative, and it is a time all the same: one second before is 1969.',
      ],
    ]);
  });

  test.each([8_640_000_000_000n, -8_640_000_000_000n])(
    '%d is the last second that a Date can hold',
    (seconds) => {
      const text = seconds > 0n ? '+275760-09-13T00:00:00Z' : '-271821-04-20T00:00:00Z';
      expect(() => timeText(seconds)).toGive(text, [
        [`${seconds} s`, 'The border itself is still allowed: a Date can hold this second.'],
        [
          (got: unknown) => typeof got === 'string' && got.length < text.length,
          'Part of the time was cut off: so far away a year has a sign and six digits, and the text is longer.',
        ],
      ]);
    },
  );

  test.each([8_640_000_000_001n, -8_640_000_000_001n, 2n ** 63n - 1n, -(2n ** 63n)])(
    '%d is in no calendar: the number itself is shown',
    (seconds) => {
      expect(() => timeText(seconds)).toGive(`${seconds} s`, [
        [
          (got: unknown) => !accepted(got),
          'A peer can send any 64 bits, and here they make the program stop with an error.',
        ],
        [
          (got: unknown) => String(got).includes('Invalid'),
          'Invalid Date: the number that the peer sent is lost.',
        ],
        [
          (got: unknown) => typeof got === 'string' && got.endsWith('Z'),
          'That is a moment which the peer never sent: the number was cut down to what a Date can hold.',
        ],
        [`${Number(seconds)} s`, `The end ${PAST_53}`],
        [`${seconds}`, 'The unit is missing: "s" behind a space, so that it is not taken for a date.'],
        [
          (got: unknown) => typeof got === 'string',
          'Another text is due here: the number that the peer sent, a space, and "s".',
        ],
      ]);
    },
  );
});

describe('protocolVersion', () => {
  test.each(versionPayloads().map(({ name }) => name))('of the recorded %s', (name) => {
    const { payload } = versionPayloads().find((one) => one.name === name) ?? { payload: new Uint8Array() };
    const want = new DataView(payload.buffer, payload.byteOffset).getInt32(0, true);
    expect(() => protocolVersion(payload)).toGive(want, [
      [
        payload[0] + 256 * payload[1],
        `Only two bytes were read: ${want} does not fit into them. The version has four.`,
      ],
      [refused, 'It was refused. Only the first four bytes of the payload are the version.'],
    ]);
  });

  test('it is signed: ff ff ff ff is −1', () => {
    expect(protocolVersion(fromHex('ffffffff'))).toGive(-1, [
      [0xffffffff, 'The version is an int32: it can be negative.'],
    ]);
  });

  test('three bytes are refused, and the error names the field', () => {
    expect(() => protocolVersion(fromHex('7f1101'))).toRefuse({ path: 'version', offset: 0 }, [
      [accepted, 'Three bytes were there, four are due, and it went through. A short read must be an error.'],
    ]);
  });
});

describe('canSendPong', () => {
  const made = (version: number) => encode(int32.write, version);

  test('70015 and 60001 can', () => {
    expect(canSendPong(made(70015))).toGive(true, [
      [false, '70015 is after 60000, and said to have no pong.'],
    ]);
    expect(canSendPong(made(60001))).toGive(true, [
      [false, '60001 is the first version that can: the pong came after 60000.'],
    ]);
  });

  test('60000 and 106 cannot', () => {
    expect(canSendPong(made(60000))).toGive(false, [
      [true, 'BIP 31 came after 60000: 60000 itself has no pong.'],
    ]);
    expect(canSendPong(made(106))).toGive(false);
    expect(canSendPong(made(7_000))).toGive(false, [
      [true, '7000 is less than 60000, but not as a text: compare numbers.'],
    ]);
    expect(canSendPong(made(-1))).toGive(false, [
      [true, 'ff ff ff ff is −1 here, and not the largest of all versions: it is an int32.'],
    ]);
    expect(canSendPong(made(-70015))).toGive(false, [[true, '−70015 is less than 60000: the sign counts.']]);
  });

  test('three bytes are refused, and are neither true nor false', () => {
    expect(() => canSendPong(fromHex('61ea00'))).toRefuse({ path: 'version', offset: 0 }, [
      [
        accepted,
        'Three bytes were there, four are due, and an answer was made up. Let the error of protocolVersion through.',
      ],
    ]);
    expect(() => canSendPong(new Uint8Array())).toRefuse({ path: 'version', offset: 0 });
  });

  test('every recorded sender can', () => {
    for (const { payload } of versionPayloads()) expect(canSendPong(payload)).toGive(true);
  });
});
