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

/** Every boundary between two forms, with the values on both sides. */
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

/** The largest number of each form, in the next longer form. */
const LARGEST: Record<string, bigint> = {
  'fd fc 00': 0xfcn,
  'fe ff ff 00 00': 0xffffn,
  'ff ff ff ff ff 00 00 00 00': 0xffffffffn,
};

const anyValue = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 0x20000n }));
const recorded = (name: string) =>
  versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();

/** Recognises a rejection where a result was expected. */
const refused = (got: unknown) => got instanceof WireError;
/** Recognises anything that was returned instead of an error. */
const accepted = (got: unknown) => Object.prototype.toString.call(got) !== '[object Error]';

/** Recognises an error by its offset. */
const at = (offset: number) => (got: unknown) => got instanceof WireError && got.offset === offset;

const PAST_53 =
  'The last digit was lost: the value passed through a `number`, which is exact only up to 2^53.';

describe('readVarInt', () => {
  test('returns a byte up to fc as the number itself', () => {
    expect(() => readVarInt(reader('10'))).toGive(16n, [
      [refused, 'You read more than one byte. 10 is 16, and nothing follows.'],
    ]);
  });

  test('reads two bytes after fd, the least significant first', () => {
    expect(() => readVarInt(reader('fd 34 12'))).toGive(0x1234n, [
      [0x3412n, '13330 is 34 12 in big-endian. The least significant byte comes first: 4660.'],
      [0xfdn, 'fd is not a value: it says that two bytes follow.'],
      [0x34n, 'You read only one byte after fd. Two follow.'],
      [0x1234fdn, '1193213 is all of fd 34 12: the marker fd is not part of the number.'],
      [0x1234n + 0xfdn, '4913 is 4660 + 253. The two bytes are the number itself: add nothing.'],
      [
        0x34n * 128n + 0x7dn,
        '6781 takes 7 bits of each byte (LEB128). That is a different varint; here fd is a marker.',
      ],
      [refused, 'You read more than the two bytes after fd. Two follow fd, four follow fe, eight follow ff.'],
    ]);
  });

  test.each(BORDERS)('returns %d for %s', (value, bytes) => {
    const spacedBytes = spaced(fromHex(bytes));
    expect(() => readVarInt(reader(bytes))).toGive(value, [
      [
        refused,
        bytes.length === 2
          ? `You took ${spacedBytes} for a marker. Up to fc, the byte is the number.`
          : `${spacedBytes} is the shortest form of ${value}, but it was rejected. Check the boundary.`,
      ],
      [
        (got: unknown) => Number(got) < 0,
        'A negative number: shifts of a number are signed and 32 bits wide. A varint is never negative.',
      ],
      [
        (got: unknown) => value >= 2n ** 32n && got === BigInt.asUintN(32, value),
        'You used only the lower four of the eight bytes.',
      ],
      [
        (got: unknown) => value === 2n ** 32n && got === 1n,
        '1 for 2^32: shifting a number wraps around at 32 bits. Shift a bigint, or multiply.',
      ],
      [(got: unknown) => value > 2n ** 53n && got === BigInt(Number(value)), PAST_53],
    ]);
  });

  test('reads exactly the bytes of the number', () => {
    for (const [, bytes] of BORDERS) {
      const r = reader(`${bytes} aa`);
      readVarInt(r);
      expect(r.left).toGive(1, [
        [0, `You read ${spaced(fromHex(bytes))} and one more byte: that is the next field.`],
        [
          (left: unknown) => Number(left) > 1,
          `The reader has not passed all of ${spaced(fromHex(bytes))}: the rest would be read again.`,
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
  ])('rejects %s: there is a shorter form', (bytes) => {
    expectReadRefused(readVarInt, bytes, { path: '', offset: 0 }, [
      [
        at(4),
        'The error points just past the marker, at byte 4. The number begins at the marker, at byte 3.',
      ],
      [
        (got: unknown) => typeof got === 'bigint' && bytes.startsWith('f') && got === LARGEST[bytes],
        'You accepted the largest number of the next shorter form in this form. Check the boundary.',
      ],
      [
        (got: unknown) => typeof got === 'bigint',
        'It was accepted. Written back, it has fewer bytes and a different checksum: one number, two messages.',
      ],
    ]);
  });

  test.each(['', 'fd', 'fd 01', 'fe 01 02 03', 'ff 01 02 03 04 05 06 07'])(
    'rejects "%s", which ends too early',
    (bytes) => {
      expectWireError(
        () => readVarInt(reader(bytes)),
        'The bytes end before the number does, but you returned a number. A short read must be an error.',
      );
    },
  );

  test('reads at the current position', () => {
    for (const [value, bytes] of BORDERS) expectReadAtOffset(readVarInt, bytes, value);
  });
});

describe('writeVarInt', () => {
  test.each(BORDERS)('writes %d as %s', (value, bytes) => {
    const want = fromHex(bytes);
    expect(() => encode(writeVarInt, value)).toGive(want, [
      [
        new Uint8Array(),
        `Nothing was written for ${value}. It is a number like any other: write 0 as the byte 00.`,
      ],
      [refused, `${value} fits into eight bytes, but it was rejected.`],
      [
        (got: unknown) => want.length > 1 && same(got, want.slice(1)),
        `The marker is missing: nothing says that ${want.length - 1} bytes follow.`,
      ],
      [
        (got: unknown) => value >= 0xfdn && same(got, want.slice(1, 2)),
        'From fd upwards one byte is not enough: fd, fe and ff are markers.',
      ],
      [
        (got: unknown) => want.length > 1 && same(got, [want[0], ...want.slice(1).reverse()]),
        'The bytes after the marker are big-endian here. The least significant byte comes first.',
      ],
      [
        (got: unknown) => value >= 0xfdn && same(got, form(value - 0xfdn, 2)),
        'You subtracted something first. The number itself follows the marker.',
      ],
      [
        leb128(value),
        'That is 7 bits in each byte (LEB128): a different varint. Here fd, fe and ff are markers.',
      ],
      [
        (got: unknown) => want.length > 3 && same(got, form(value, 2)),
        `${value} does not fit into the two bytes after fd: its upper bits were lost. Check the boundary.`,
      ],
      [
        (got: unknown) => want.length > 5 && same(got, form(value, 4)),
        `${value} does not fit into the four bytes after fe: its upper bits were lost. Check the boundary.`,
      ],
      [
        (got: unknown) => [2, 4, 8].some((longer) => longer >= want.length && same(got, form(value, longer))),
        `${value} was not written in its shortest form. ${want.length === 1 ? 'One byte is' : `${want.length} bytes are`} enough: check the boundary.`,
      ],
      [
        (got: unknown) => value > 2n ** 53n && same(got, form(BigInt(Number(value)) & (2n ** 64n - 1n), 8)),
        PAST_53,
      ],
    ]);
  });

  test.each([-1n, 2n ** 64n])('rejects %d', (value) => {
    expectNothingWritten((w) => writeVarInt(w, value), { path: '', offset: 0, found: [String(value)] }, [
      [
        (got: unknown) => same(got, encode(writeVarInt, BigInt.asUintN(64, value))),
        `It was wrapped: ${value} was silently written as ${BigInt.asUintN(64, value)}.`,
      ],
      [new Uint8Array(), `Nothing was written for ${value}, and nothing was reported. It must be rejected.`],
      [accepted, `A CompactSize cannot hold ${value}, but something was silently written.`],
      [at(4), 'You wrote the marker before you checked the number. The error belongs at byte 3.'],
    ]);
  });

  test('writes any number so that readVarInt returns it', () => {
    forAny([anyValue], (value) => expect(readVarInt(reader(encode(writeVarInt, value)))).toGive(value));
  });

  test('writes whatever readVarInt returns as the same bytes', () => {
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

  test('writes at the current position', () => {
    for (const [value, bytes] of BORDERS) expectWrittenAtOffset((w) => writeVarInt(w, value), bytes);
  });

  test('and readVarInt are the two halves of varInt', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(varInt.write, 253n)).toGive(encode(writeVarInt, 253n));
    expect(varInt.read(reader('fd fd 00'))).toGive(readVarInt(reader('fd fd 00')));
  });
});

/** A number in the form of `size` bytes, whether or not it fits and is the shortest. */
function form(value: bigint, size: number): Uint8Array {
  const bytes = Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  return Uint8Array.of(size === 2 ? 0xfd : size === 4 ? 0xfe : 0xff, ...bytes);
}

/** The varint of protobuf, with which this one is often confused. */
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
  test('returns a number, not a bigint', () => {
    expect(() => readCount(reader('fd e8 03'))).toGive(1000, [
      [refused, 'fd e8 03 is the whole count, but it was rejected. A count is a CompactSize.'],
    ]);
  });

  test('accepts up to 33,554,432', () => {
    expect(() => readCount(reader('fe 00 00 00 02'))).toGive(MAX_COUNT, [
      [
        refused,
        'It was rejected. 33,554,432 itself is still allowed; the limit is neither lower nor that of a message.',
      ],
    ]);
  });

  test.each([
    ['fe 01 00 00 02', '33554433'],
    ['fe ff ff ff ff', '4294967295'],
    ['ff ff ff ff ff ff ff ff ff', '18446744073709551615'],
  ])('rejects %s, which is more', (bytes, value) => {
    expectReadRefused(readCount, bytes, { path: '', offset: 0, found: [value] }, [
      [
        (got: unknown) => Number(got) < 0,
        'You accepted a negative count: | 0 and << give signed 32-bit numbers, and -1 is below any limit.',
      ],
      [MAX_COUNT, 'You clamped it to the limit: the next field would be misread. It must be rejected.'],
      [accepted, `You trusted ${value}. The next step would be to allocate memory for it.`],
      [
        (got: unknown) => refused(got) && !(got as WireError).found.includes(value),
        `The error's "found" does not say ${value}: it must show the count that was read.`,
      ],
    ]);
  });

  test('reads at the current position', () => {
    expectReadAtOffset(readCount, 'fd e8 03', 1000);
  });

  test('rejects a count that is not in its shortest form', () => {
    expectReadRefused(readCount, 'fd 01 00', { path: '', offset: 0 }, [
      [accepted, 'fd 01 00 is 1 in a longer form than it needs, but it was accepted as a count.'],
    ]);
  });
});

describe('writeCount', () => {
  test('writes 1000 as fd e8 03', () => {
    expect(encode(writeCount, 1000)).toGive(fromHex('fde803'), [
      [fromHex('e8030000'), 'That is 1000 in four bytes. A count is a CompactSize.'],
      [fromHex('e803'), 'The marker fd is missing.'],
    ]);
    expect(() => encode(writeCount, MAX_COUNT)).toGive(fromHex('fe00000002'), [
      [refused, '33,554,432 was rejected. The largest count itself is still allowed.'],
    ]);
    expect(encode(writeCount, 0)).toGive(fromHex('00'));
  });

  test.each([MAX_COUNT + 1, -1, 1.5, NaN])('rejects %d', (many) => {
    expectNothingWritten((w) => writeCount(w, many), { path: '', offset: 0, found: [String(many)] }, [
      [accepted, `${many} is not a valid count, but it was written: the peer rejects the whole message.`],
    ]);
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeCount(w, 1000), 'fd e8 03');
  });

  test('and readCount are the two halves of count', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(count.write, 1000)).toGive(encode(writeCount, 1000));
    expect(count.read(reader('fd e8 03'))).toGive(readCount(reader('fd e8 03')));
  });
});

describe('readVarStr', () => {
  test('reads the length first, then that many bytes', () => {
    expect(() => readVarStr(reader('05 2f 61 3a 31 2f'))).toGive(fromHex('2f613a312f'), [
      [fromHex('052f613a312f'), 'The length is not part of the string.'],
      [fromHex('052f613a31'), 'Five bytes, but starting with the length: the string begins after it.'],
      [refused, 'Five bytes were promised, but you read a different number: the first byte is the length.'],
      ['2f613a312f', 'You returned a string of hex digits. Return the bytes themselves, a Uint8Array.'],
      [
        '/a:1/',
        'You returned a string. That is its name, but nothing promises that it is text: keep the bytes.',
      ],
    ]);
  });

  test.each(versionPayloads().map(({ name }) => name))(
    'reads the user agent of the recorded %s, at byte 80',
    (name) => {
      const payload = recorded(name);
      const r = reader(payload);
      r.bytes(80);
      expect(() => readVarStr(r)).toGive(payload.slice(81, 81 + payload[80]), [
        [
          payload.slice(81),
          'That is everything up to the end of the message. The length says where the string ends.',
        ],
        [
          payload.slice(1, 1 + payload[80]),
          'Those are the bytes at the start of the message. Read from the current position.',
        ],
      ]);
      expect(r.offset).toGive(81 + payload[80], [
        [81, 'The reader stopped after the length: the string would be read again as the next field.'],
      ]);
    },
  );

  test('reads at the current position', () => {
    expectReadAtOffset(readVarStr, '02 61 62', fromHex('6162'));
  });

  test('accepts the empty string', () => {
    expect(readVarStr(reader('00'))).toGive(new Uint8Array(), [
      [
        (got: unknown) => got === undefined || got === null,
        'You took the empty string for an absent one. It is a string of no bytes.',
      ],
    ]);
  });

  test('returns bytes that are not text unchanged', () => {
    expect(() => readVarStr(reader('03 ff 00 80'))).toGive(fromHex('ff0080'), [
      [
        fromHex('efbfbd00efbfbd'),
        'ef bf bd is what a text decoder substitutes for bytes that are not text. Keep the original bytes.',
      ],
      [
        fromHex('ff'),
        'You stopped at the NUL byte. The length says how long it is, and 00 is a byte like any other.',
      ],
      [fromHex('ff80'), 'You removed the NUL byte. It is a byte like any other.'],
      [fromHex('7f0000'), 'The top bit of each byte was lost: you took them for ASCII.'],
      [
        (got: unknown) => !accepted(got),
        'It failed on bytes that are not text. Nothing promises that they are.',
      ],
    ]);
    expect(readVarStr(reader('03 20 61 00'))).toGive(fromHex('206100'), [
      [
        fromHex('2061'),
        'You took the NUL at the end for padding. The length says that it belongs to the string.',
      ],
      [fromHex('61'), 'You trimmed it. Every byte that the length counts belongs to the string.'],
    ]);
  });

  test('reads 253 bytes, whose length takes three bytes', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(() => readVarStr(reader(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes)))).toGive(bytes, [
      [
        Uint8Array.of(0xfd, 0x00, ...bytes.slice(2)),
        'You took the marker fd for the length itself. From 253 upwards the length takes three bytes.',
      ],
    ]);
  });

  test('reads 65,536 bytes, whose length takes five bytes', () => {
    const bytes = new Uint8Array(0x10000).fill(0x61);
    expect(() => readVarStr(reader(Uint8Array.of(0xfe, 0, 0, 1, 0, ...bytes)))).toGive(bytes, [
      [refused, '65,536 bytes were rejected. Up to 33,554,432 are allowed.'],
    ]);
  });

  test('rejects a length that promises too much, and points to the start of the bytes', () => {
    expectReadRefused(readVarStr, '05 2f 61', { path: 'bytes', offset: 1 }, [
      [accepted, 'Five bytes were promised, there are only two, and nothing was reported.'],
      [
        (got: unknown) => refused(got) && (got as WireError).path === '',
        'The error does not say which field is truncated. Name it: it should be about "bytes".',
      ],
    ]);
  });

  test('rejects an invalid length as such', () => {
    expectReadRefused(readVarStr, 'fe 01 00 00 02', { path: 'length', offset: 0 }, [
      [
        (got: unknown) => refused(got) && (got as WireError).path === 'bytes',
        'You trusted a length of 33,554,433 and read the bytes. Check the limit first: read it as a count.',
      ],
    ]);
    expectReadRefused(readVarStr, 'fd 01 00 61', { path: 'length', offset: 0 });
    expectReadRefused(readVarStr, '', { path: 'length', offset: 0 });
  });

  test('throws nothing but a WireError, whatever the bytes', () => {
    forAny([anyBytes()], (bytes) => survives(readVarStr, bytes));
  });
});

describe('writeVarStr', () => {
  test('writes /a:1/ as 05 2f 61 3a 31 2f', () => {
    expect(encode(writeVarStr, fromHex('2f613a312f'))).toGive(fromHex('052f613a312f'), [
      [fromHex('2f613a312f'), 'The length is missing at the front.'],
      [
        fromHex('2f613a312f05'),
        'You wrote the length last. It comes first, so that the receiver knows how far to read.',
      ],
      [fromHex('0f2f613a312f'), 'The length is always 15 here: it is hard-coded.'],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === 17 && got[0] === 16,
        'Always sixteen bytes: the length is hard-coded.',
      ],
      [
        fromHex('052f613a312f00'),
        'There is a NUL at the end. Only the length at the front says where the string ends.',
      ],
      [
        fromHex('062f613a312f00'),
        'You added a NUL at the end, and counted it. It is not part of the string.',
      ],
      [fromHex('062f613a312f'), 'The length counts itself. It should count only what follows it.'],
      [
        fromHex('050000002f613a312f'),
        'You wrote the length as four bytes. It is a CompactSize: 05 is enough.',
      ],
    ]);
  });

  test('writes the length of 253 bytes as three bytes', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(encode(writeVarStr, bytes)).toGive(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes), [
      [
        Uint8Array.of(0xfd, ...bytes),
        'From 253 upwards the length takes three bytes: fd on its own says that two more follow.',
      ],
      [
        Uint8Array.of(0xfd, 0x00, 0xfd, ...bytes),
        'The two bytes after fd are big-endian here. The least significant byte comes first.',
      ],
    ]);
  });

  test('writes only the bytes of a view into a larger buffer', () => {
    expectOfView((bytes) => encode(writeVarStr, bytes), fromHex('2f613a312f'), fromHex('052f613a312f'));
  });

  test('rejects more than 33,554,432 bytes', () => {
    expectNothingWritten(
      (w) => writeVarStr(w, new Uint8Array(MAX_COUNT + 1)),
      { path: 'length', offset: 0 },
      [[accepted, '33,554,433 bytes were written. No peer accepts such a length.']],
    );
  });

  test('writes any bytes so that readVarStr returns them', () => {
    forAny([anyBytes(600)], (bytes) => expect(readVarStr(reader(encode(writeVarStr, bytes)))).toGive(bytes));
  });

  test('writes at the current position', () => {
    expectWrittenAtOffset((w) => writeVarStr(w, fromHex('6162')), '02 61 62');
  });

  test('and readVarStr are the two halves of varStr', () => {
    // compared with the two functions themselves: their own tests report what is wrong with them
    expect(encode(varStr.write, fromHex('61'))).toGive(encode(writeVarStr, fromHex('61')));
    expect(varStr.read(reader('01 61'))).toGive(readVarStr(reader('01 61')));
  });
});
