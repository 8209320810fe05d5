import {
  count,
  MAX_COUNT,
  readCount,
  readVarInt,
  readVarStr,
  varInt,
  varStr,
  writeCount,
  writeVarInt,
  writeVarStr,
} from 'answers/03-varints';
import fc from 'fast-check';
import { fromHex, spaced } from '../src/wire/bytes';
import { anyBytes, forAny, survives } from '../src/suite/for-any';
import { reader, versionPayloads } from '../src/suite/inputs';
import {
  expectNothingWritten,
  expectOfView,
  expectReadAtOffset,
  expectReadRefused,
  expectWireError,
  expectWrittenAtOffset,
} from '../src/suite/at-offset';
import { encode } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';

/** Every border between two forms, and both its neighbours. */
const BORDERS: [bigint, string][] = [
  [0n, '00'],
  [1n, '01'],
  [0xfcn, 'fc'],
  [0xfdn, 'fdfd00'],
  [0xfen, 'fdfe00'],
  [0xffn, 'fdff00'],
  [0x100n, 'fd0001'],
  [0xffffn, 'fdffff'],
  [0x10000n, 'fe00000100'],
  [0x10001n, 'fe01000100'],
  [0x7fffffffn, 'feffffff7f'],
  [0x80000000n, 'fe00000080'],
  [0xffffffffn, 'feffffffff'],
  [0x100000000n, 'ff0000000001000000'],
  [2n ** 53n + 1n, 'ff0100000000002000'],
  [2n ** 64n - 1n, 'ffffffffffffffffff'],
];

/** The largest number of each form, in the next longer one. */
const LARGEST: Record<string, bigint> = {
  'fd fc 00': 0xfcn,
  'fe ff ff 00 00': 0xffffn,
  'ff ff ff ff ff 00 00 00 00': 0xffffffffn,
};

const anyValue = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 0x20000n }));
const recorded = (name: string) =>
  versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();

/** Recognises a refusal where a result was due. */
const refused = (got: unknown) => got instanceof WireError;
/** Recognises anything that came back instead of an error. */
const accepted = (got: unknown) => Object.prototype.toString.call(got) !== '[object Error]';

/** Recognises an error by its offset. */
const at = (offset: number) => (got: unknown) => got instanceof WireError && got.offset === offset;

const PAST_53 =
  'The end was lost: on the way the number passed through a `number`, which is exact up to 2^53 only.';

describe('readVarInt', () => {
  test('a byte up to fc is the number itself', () => {
    expect(() => readVarInt(reader('10'))).toGive(16n, [
      [refused, 'More than one byte was asked for. 10 is 16, and nothing follows.'],
    ]);
  });

  test('fd says that two bytes follow, the smallest first', () => {
    expect(() => readVarInt(reader('fd 34 12'))).toGive(0x1234n, [
      [0x3412n, '13330 is 34 12 big-endian. The smallest part comes first: 4660.'],
      [0xfdn, 'fd is no value: it says that two bytes follow.'],
      [0x34n, 'Only one byte behind fd was read. Two follow.'],
      [0x1234fdn, '1193213 is fd 34 12 in one: the marker fd is not part of the number.'],
      [0x1234n + 0xfdn, '4913 is 4660 + 253. The two bytes are the number itself, nothing is added.'],
      [
        0x34n * 128n + 0x7dn,
        '6781 is what 7 bits of each byte make (LEB128). That is another varint; here fd is a marker.',
      ],
      [refused, 'More than the two bytes behind fd were asked for. fd has two, fe four, ff eight.'],
    ]);
  });

  test.each(BORDERS)('%d is read from %s', (value, bytes) => {
    const spacedBytes = spaced(fromHex(bytes));
    expect(() => readVarInt(reader(bytes))).toGive(value, [
      [
        refused,
        bytes.length === 2
          ? `${spacedBytes} was taken for a marker. Up to fc, the byte is the number.`
          : `${spacedBytes} is the shortest form of ${value}, and it was refused. Mind the border.`,
      ],
      [
        (got: unknown) => Number(got) < 0,
        'A negative number: a shift of a number works on signed 32 bits. Nothing is negative here.',
      ],
      [
        (got: unknown) => value >= 2n ** 32n && got === BigInt.asUintN(32, value),
        'Only the lower four of the eight bytes were counted.',
      ],
      [
        (got: unknown) => value === 2n ** 32n && got === 1n,
        '1 for 2^32: a shift of a number starts again at 32. Shift a bigint, or multiply.',
      ],
      [(got: unknown) => value > 2n ** 53n && got === BigInt(Number(value)), PAST_53],
    ]);
  });

  test('exactly its own bytes are read', () => {
    for (const [, bytes] of BORDERS) {
      const r = reader(`${bytes} aa`);
      readVarInt(r);
      expect(r.left).toGive(1, [
        [0, `${spaced(fromHex(bytes))} was read, and one byte more: that is the next field.`],
        [
          (left: unknown) => Number(left) > 1,
          `The reader has not gone over all of ${spaced(fromHex(bytes))}: what is left is read again.`,
        ],
      ]);
    }
  });

  test.each([
    'fd 00 00',
    'fd fc 00',
    'fe 00 00 00 00',
    'fe ff ff 00 00',
    'ff 00 00 00 00 00 00 00 00',
    'ff ff ff ff ff 00 00 00 00',
  ])('%s is refused: a shorter form would have done', (bytes) => {
    expectReadRefused(readVarInt, bytes, { path: '', offset: 0 }, [
      [
        at(4),
        'The error points just past the marker, at byte 4. The number begins at the marker, at byte 3.',
      ],
      [
        (got: unknown) => typeof got === 'bigint' && bytes.startsWith('f') && got === LARGEST[bytes],
        'The largest number of the next shorter form was accepted in this one. Mind the border.',
      ],
      [
        (got: unknown) => typeof got === 'bigint',
        'It was accepted. Written back it would have fewer bytes, and so another checksum: one number, two messages.',
      ],
    ]);
  });

  test.each(['', 'fd', 'fd 01', 'fe 01 02 03', 'ff 01 02 03 04 05 06 07'])(
    '"%s" ends too early and is refused',
    (bytes) => {
      expectWireError(
        () => readVarInt(reader(bytes)),
        'The bytes end before the number does, and a number came back. A short read must be an error.',
      );
    },
  );

  test('it is read where the reader is', () => {
    for (const [value, bytes] of BORDERS) expectReadAtOffset(readVarInt, bytes, value);
  });
});

describe('writeVarInt', () => {
  test.each(BORDERS)('%d is written as %s', (value, bytes) => {
    const want = fromHex(bytes);
    expect(() => encode(writeVarInt, value)).toGive(want, [
      [
        new Uint8Array(),
        `Nothing was written for ${value}. It is a number like any other: 0 is the byte 00.`,
      ],
      [refused, `${value} fits into eight bytes, and it was refused.`],
      [
        (got: unknown) => want.length > 1 && same(got, want.slice(1)),
        `The marker is missing: nothing tells the reader that ${want.length - 1} bytes follow.`,
      ],
      [
        (got: unknown) => value >= 0xfdn && same(got, want.slice(1, 2)),
        'From fd on one byte is not enough: fd, fe and ff are markers.',
      ],
      [
        (got: unknown) => want.length > 1 && same(got, [want[0], ...want.slice(1).reverse()]),
        'The bytes behind the marker are big-endian here. The smallest part comes first.',
      ],
      [
        (got: unknown) => value >= 0xfdn && same(got, form(value - 0xfdn, 2)),
        'Something was subtracted first. What stands behind the marker is the number itself.',
      ],
      [
        leb128(value),
        'That is 7 bits in each byte (LEB128): another varint. Here fd, fe and ff are markers.',
      ],
      [
        (got: unknown) => want.length > 3 && same(got, form(value, 2)),
        `${value} does not fit into the two bytes behind fd, and its upper part was lost. Mind the border.`,
      ],
      [
        (got: unknown) => want.length > 5 && same(got, form(value, 4)),
        `${value} does not fit into the four bytes behind fe, and its upper part was lost. Mind the border.`,
      ],
      [
        (got: unknown) => [2, 4, 8].some((longer) => longer >= want.length && same(got, form(value, longer))),
        `${value} came out longer than it must be. ${want.length === 1 ? 'One byte is' : `${want.length} bytes are`} enough, and the shortest form is due. Mind the border.`,
      ],
      [
        (got: unknown) => value > 2n ** 53n && same(got, form(BigInt(Number(value)) & (2n ** 64n - 1n), 8)),
        PAST_53,
      ],
    ]);
  });

  test.each([-1n, 2n ** 64n])('%d is refused', (value) => {
    expectNothingWritten((w) => writeVarInt(w, value), { path: '', offset: 0, found: [String(value)] }, [
      [
        (got: unknown) => same(got, encode(writeVarInt, BigInt.asUintN(64, value))),
        `It was wrapped: ${value} went out as ${BigInt.asUintN(64, value)}, silently.`,
      ],
      [new Uint8Array(), `Nothing was written for ${value}, and nothing was reported. It must be refused.`],
      [accepted, `${value} is no CompactSize, and other bytes went out for it, silently.`],
      [at(4), 'The marker was written before the number was looked at. The error belongs to byte 3.'],
    ]);
  });

  test('whatever is written is read back', () => {
    forAny([anyValue], (value) => expect(readVarInt(reader(encode(writeVarInt, value)))).toGive(value));
  });

  test('and whatever is read is written back, byte for byte', () => {
    forAny(
      [fc.uint8Array({ minLength: 9, maxLength: 9 }), fc.constantFrom(0x10, 0xfd, 0xfe, 0xff)],
      (bytes, first) => {
        bytes[0] = first;
        const r = reader(bytes);
        let value: bigint;
        try {
          value = readVarInt(r);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
          return;
        }
        expect(encode(writeVarInt, value)).toGive(bytes.slice(0, r.offset));
      },
    );
  });

  test('it is written where the writer is', () => {
    for (const [value, bytes] of BORDERS) expectWrittenAtOffset((w) => writeVarInt(w, value), bytes);
  });

  test('varInt is the pair of the two', () => {
    // whatever the two give: what is wrong with them has its own tests
    expect(encode(varInt.write, 253n)).toGive(encode(writeVarInt, 253n));
    expect(varInt.read(reader('fd fd 00'))).toGive(readVarInt(reader('fd fd 00')));
  });
});

/** A number in a form of `size` bytes, whether it fits and is the shortest or not. */
function form(value: bigint, size: number): Uint8Array {
  const bytes = Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  return Uint8Array.of(size === 2 ? 0xfd : size === 4 ? 0xfe : 0xff, ...bytes);
}

/** The varint of protobuf, which this one is often taken for. */
function leb128(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n || bytes.length === 0; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  }
  return Uint8Array.from(bytes);
}

function same(got: unknown, bytes: Uint8Array | number[]): boolean {
  return (
    got instanceof Uint8Array && got.length === bytes.length && got.every((byte, i) => byte === bytes[i])
  );
}

describe('readCount', () => {
  test('a count is a number, not a bigint', () => {
    expect(() => readCount(reader('fd e8 03'))).toGive(1000, [
      [refused, 'fd e8 03 is the whole count, and it was refused. A count is a CompactSize.'],
    ]);
  });

  test('33,554,432 is the most', () => {
    expect(() => readCount(reader('fe 00 00 00 02'))).toGive(MAX_COUNT, [
      [
        refused,
        'It was refused. 33,554,432 itself is still allowed; the limit is neither below it, nor that of a message.',
      ],
    ]);
  });

  test.each([
    ['fe 01 00 00 02', '33554433'],
    ['fe ff ff ff ff', '4294967295'],
    ['ff ff ff ff ff ff ff ff ff', '18446744073709551615'],
  ])('%s is more, and refused', (bytes, value) => {
    expectReadRefused(readCount, bytes, { path: '', offset: 0, found: [value] }, [
      [
        (got: unknown) => Number(got) < 0,
        'A negative count came through: | 0 and << make signed 32 bits of it, and a negative number is below any limit.',
      ],
      [
        MAX_COUNT,
        'It was cut down to the limit: what is read next begins at the wrong place. It must be refused.',
      ],
      [accepted, `${value} was believed. The next thing would be to set aside memory for it.`],
      [
        (got: unknown) => refused(got) && !(got as WireError).found.includes(value),
        `The error's "found" does not say ${value}: it must show the count that came.`,
      ],
    ]);
  });

  test('it is read where the reader is', () => {
    expectReadAtOffset(readCount, 'fd e8 03', 1000);
  });

  test('what is no CompactSize is no count', () => {
    expectReadRefused(readCount, 'fd 01 00', { path: '', offset: 0 }, [
      [accepted, 'fd 01 00 is 1 in a longer form than it needs, and it was accepted as a count.'],
    ]);
  });
});

describe('writeCount', () => {
  test('1000 is fd e8 03', () => {
    expect(encode(writeCount, 1000)).toGive(fromHex('fde803'), [
      [fromHex('e8030000'), 'That is 1000 in four bytes. A count is a CompactSize.'],
      [fromHex('e803'), 'The marker fd is missing.'],
    ]);
    expect(() => encode(writeCount, MAX_COUNT)).toGive(fromHex('fe00000002'), [
      [refused, '33,554,432 was refused. The largest count itself is still allowed.'],
    ]);
    expect(encode(writeCount, 0)).toGive(fromHex('00'));
  });

  test.each([MAX_COUNT + 1, -1, 1.5, NaN])('%d is refused', (many) => {
    expectNothingWritten((w) => writeCount(w, many), { path: '', offset: 0, found: [String(many)] }, [
      [accepted, `${many} is no count, and it was written: whoever gets it refuses the whole message.`],
    ]);
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeCount(w, 1000), 'fd e8 03');
  });

  test('count is the pair of the two', () => {
    // whatever the two give: what is wrong with them has its own tests
    expect(encode(count.write, 1000)).toGive(encode(writeCount, 1000));
    expect(count.read(reader('fd e8 03'))).toGive(readCount(reader('fd e8 03')));
  });
});

describe('readVarStr', () => {
  test('the length comes first, then that many bytes', () => {
    expect(() => readVarStr(reader('05 2f 61 3a 31 2f'))).toGive(fromHex('2f613a312f'), [
      [fromHex('052f613a312f'), 'The length is not part of the string.'],
      [fromHex('052f613a31'), 'Five bytes, but from the length on: the string begins behind it.'],
      [refused, 'Five bytes were promised, and others asked for: its length is what the first byte says.'],
      ['2f613a312f', 'A text of hex digits came back. The bytes themselves are due, a Uint8Array.'],
      [
        '/a:1/',
        'A text came back. It is called a string, but nothing promises that it is text: keep the bytes.',
      ],
    ]);
  });

  test.each(versionPayloads().map(({ name }) => name))(
    'the user agent of the recorded %s, at byte 80',
    (name) => {
      const payload = recorded(name);
      const r = reader(payload);
      r.bytes(80);
      expect(() => readVarStr(r)).toGive(payload.slice(81, 81 + payload[80]), [
        [payload.slice(81), 'That is all to the end of the message. The length says where the string ends.'],
        [
          payload.slice(1, 1 + payload[80]),
          'Those are the bytes at the start of the message. Read from where the reader stands.',
        ],
      ]);
      expect(r.offset).toGive(81 + payload[80], [
        [81, 'The reader stands behind the length: the string would be read again, as the next field.'],
      ]);
    },
  );

  test('it is read where the reader is', () => {
    expectReadAtOffset(readVarStr, '02 61 62', fromHex('6162'));
  });

  test('no bytes at all are a string too', () => {
    expect(readVarStr(reader('00'))).toGive(new Uint8Array(), [
      [
        (got: unknown) => got === undefined || got === null,
        'The empty string was taken for none at all. It is a string of no bytes.',
      ],
    ]);
  });

  test('bytes that are no text come through as they are', () => {
    expect(() => readVarStr(reader('03 ff 00 80'))).toGive(fromHex('ff0080'), [
      [
        fromHex('efbfbd00efbfbd'),
        'ef bf bd is what a text decoder puts in for bytes that are no text. Keep the bytes as they are.',
      ],
      [
        fromHex('ff'),
        'Cut at the NUL byte. The length says how long it is, and 00 is a byte like any other.',
      ],
      [fromHex('ff80'), 'The NUL byte was taken out. It is a byte like any other.'],
      [fromHex('7f0000'), 'The top bit of each byte was lost: they were taken for ASCII.'],
      [
        (got: unknown) => !accepted(got),
        'Bytes that are no text made it fail. Nothing promises that it is text.',
      ],
    ]);
    expect(readVarStr(reader('03 20 61 00'))).toGive(fromHex('206100'), [
      [
        fromHex('2061'),
        'The NUL at the end was taken for padding. The length says that it belongs to the string.',
      ],
      [fromHex('61'), 'It was trimmed. Every byte that the length counts belongs to the string.'],
    ]);
  });

  test('253 bytes have a length of three', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(() => readVarStr(reader(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes)))).toGive(bytes, [
      [
        Uint8Array.of(0xfd, 0x00, ...bytes.slice(2)),
        'The marker fd was taken for the length itself. From 253 on the length is a CompactSize of three bytes.',
      ],
    ]);
  });

  test('65,536 bytes have a length of five', () => {
    const bytes = new Uint8Array(0x10000).fill(0x61);
    expect(() => readVarStr(reader(Uint8Array.of(0xfe, 0, 0, 1, 0, ...bytes)))).toGive(bytes, [
      [refused, '65,536 bytes were refused. Up to 33,554,432 are accepted.'],
    ]);
  });

  test('a length that promises too much is refused where the bytes begin', () => {
    expectReadRefused(readVarStr, '05 2f 61', { path: 'bytes', offset: 1 }, [
      [accepted, 'Five bytes were promised, two were there, and nothing was reported.'],
      [
        (got: unknown) => refused(got) && (got as WireError).path === '',
        'The error does not say which field is cut off. Name it: it should be about "bytes".',
      ],
    ]);
  });

  test('a length that is not sane is refused as such', () => {
    expectReadRefused(readVarStr, 'fe 01 00 00 02', { path: 'length', offset: 0 }, [
      [
        (got: unknown) => refused(got) && (got as WireError).path === 'bytes',
        'A length of 33,554,433 was believed, and the bytes asked for. The limit comes first: read it as a count.',
      ],
    ]);
    expectReadRefused(readVarStr, 'fd 01 00 61', { path: 'length', offset: 0 });
    expectReadRefused(readVarStr, '', { path: 'length', offset: 0 });
  });

  test('no bytes whatsoever make it throw anything but a WireError', () => {
    forAny([anyBytes()], (bytes) => survives(readVarStr, bytes));
  });
});

describe('writeVarStr', () => {
  test('/a:1/ is 05 2f 61 3a 31 2f', () => {
    expect(encode(writeVarStr, fromHex('2f613a312f'))).toGive(fromHex('052f613a312f'), [
      [fromHex('2f613a312f'), 'The length in front is missing.'],
      [
        fromHex('2f613a312f05'),
        'The length comes last here. It comes first, so that the reader knows how far to read.',
      ],
      [fromHex('0f2f613a312f'), 'The length is always 15 here: it was written into the program.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 17 && got[0] === 16,
        'Sixteen bytes, whatever comes: the length was written into the program.',
      ],
      [
        fromHex('052f613a312f00'),
        'A NUL at the end: the length in front says where it ends, nothing else does.',
      ],
      [fromHex('062f613a312f00'), 'A NUL at the end was added, and counted. It is not part of the string.'],
      [fromHex('062f613a312f'), 'The length counts itself. It counts what comes behind it.'],
      [fromHex('050000002f613a312f'), 'The length has four bytes here. It is a CompactSize: 05 is enough.'],
    ]);
  });

  test('253 bytes have a length of three', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(encode(writeVarStr, bytes)).toGive(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes), [
      [
        Uint8Array.of(0xfd, ...bytes),
        'From 253 on the length is three bytes: a lone fd says that two more follow.',
      ],
      [
        Uint8Array.of(0xfd, 0x00, 0xfd, ...bytes),
        'The two bytes behind fd are big-endian here. The smallest part comes first.',
      ],
    ]);
  });

  test('a view into a larger buffer is written as the view shows it', () => {
    expectOfView((bytes) => encode(writeVarStr, bytes), fromHex('2f613a312f'), fromHex('052f613a312f'));
  });

  test('more than 33,554,432 bytes are refused', () => {
    expectNothingWritten(
      (w) => writeVarStr(w, new Uint8Array(MAX_COUNT + 1)),
      { path: 'length', offset: 0 },
      [[accepted, '33,554,433 bytes went out. No peer accepts a length like that.']],
    );
  });

  test('whatever is written is read back', () => {
    forAny([anyBytes(600)], (bytes) => expect(readVarStr(reader(encode(writeVarStr, bytes)))).toGive(bytes));
  });

  test('it is written where the writer is', () => {
    expectWrittenAtOffset((w) => writeVarStr(w, fromHex('6162')), '02 61 62');
  });

  test('varStr is the pair of the two', () => {
    // whatever the two give: what is wrong with them has its own tests
    expect(encode(varStr.write, fromHex('61'))).toGive(encode(writeVarStr, fromHex('61')));
    expect(varStr.read(reader('01 61'))).toGive(readVarStr(reader('01 61')));
  });
});
