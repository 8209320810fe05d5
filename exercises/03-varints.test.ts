import {
  MAX_COUNT,
  readCount,
  readVarInt,
  readVarStr,
  writeCount,
  writeVarInt,
  writeVarStr,
} from 'answers/03-varints';
import fc from 'fast-check';
import { fromHex } from '../src/bytes';
import { anyBytes, forAny } from '../src/check/for-any';
import { reader, versionPayloads } from '../src/check/inputs';
import { encode } from '../src/codec/codec';
import { WireError } from '../src/codec/error';

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

const anyValue = fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.bigInt({ min: 0n, max: 0x20000n }));
const recorded = (name: string) =>
  versionPayloads().find((one) => one.name === name)?.payload ?? new Uint8Array();

describe('readVarInt', () => {
  test('a byte up to fc is the number itself', () => {
    expect(readVarInt(reader('10'))).toGive(16n);
  });

  test('fd says that two bytes follow, the smallest first', () => {
    expect(readVarInt(reader('fd 34 12'))).toGive(0x1234n, [
      [0x3412n, 'The two bytes were taken big-endian. The smallest part comes first.'],
      [0xfdn, 'fd is no value: it says that two bytes follow.'],
      [0x1234fdn, 'The marker fd is not part of the number.'],
    ]);
  });

  test.each(BORDERS)('%d is read from %s', (value, bytes) => {
    expect(readVarInt(reader(bytes))).toGive(value, [
      [
        BigInt(Number(value)),
        'The last digits were lost: on the way the number passed through a `number`, exact up to 2^53 only.',
      ],
    ]);
  });

  test('exactly its own bytes are read', () => {
    for (const [, bytes] of BORDERS) {
      const r = reader(`${bytes} aa`);
      readVarInt(r);
      expect(r.left).toGive(1);
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
    expect(() => readVarInt(reader(bytes))).toRefuse({ path: '', offset: 0 }, [
      [
        (got: unknown) => typeof got === 'bigint',
        'It was accepted. Written back it would have fewer bytes, and so another checksum: one number, two messages.',
      ],
    ]);
  });

  test.each(['', 'fd', 'fd 01', 'fe 01 02 03', 'ff 01 02 03 04 05 06 07'])(
    '"%s" ends too early and is refused',
    (bytes) => {
      expect(() => readVarInt(reader(bytes))).toThrow(WireError);
    },
  );

  test('the error points at the first byte', () => {
    const r = reader('aa fd 01 00');
    r.bytes(1);
    expect(() => readVarInt(r)).toRefuse({ path: '', offset: 1 });
  });
});

describe('writeVarInt', () => {
  test.each(BORDERS)('%d is written as %s', (value, bytes) => {
    expect(encode(writeVarInt, value)).toGive(fromHex(bytes), [
      [
        fromHex(
          `fd${Number(value & 0xffffn)
            .toString(16)
            .padStart(4, '0')}`,
        ),
        'The two bytes are big-endian here. The smallest part comes first.',
      ],
      [
        value <= 0xffn ? Uint8Array.of(Number(value)) : NaN,
        'From fd on one byte is not enough: fd, fe and ff are markers.',
      ],
      [
        value <= 0xffffn ? encodeLong(value, 2) : NaN,
        'A shorter form would have done, and the shortest one is due.',
      ],
      [encodeLong(value, 4), 'A shorter form would have done, or a longer one is needed: mind the border.'],
    ]);
  });

  test.each([-1n, 2n ** 64n])('%d is refused', (value) => {
    expect(() => encode(writeVarInt, value)).toRefuse({ path: '', offset: 0, found: [String(value)] }, [
      [
        (got: unknown) => got instanceof Uint8Array,
        `It was wrapped: other bytes went out than ${value}, silently.`,
      ],
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
});

/** A number in a form of `size` bytes, whether it is the shortest or not. */
function encodeLong(value: bigint, size: 2 | 4): Uint8Array {
  const bytes = Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
  return Uint8Array.of(size === 2 ? 0xfd : 0xfe, ...bytes);
}

describe('readCount', () => {
  test('a count is a number, not a bigint', () => {
    expect(readCount(reader('fd e8 03'))).toGive(1000);
  });

  test('33,554,432 is the most', () => {
    expect(readCount(reader('fe 00 00 00 02'))).toGive(MAX_COUNT, [
      [(got: unknown) => got === undefined, 'The largest count itself is allowed.'],
    ]);
  });

  test.each([
    ['fe 01 00 00 02', '33554433'],
    ['fe ff ff ff ff', '4294967295'],
    ['ff ff ff ff ff ff ff ff ff', '18446744073709551615'],
  ])('%s is more, and refused', (bytes, value) => {
    expect(() => readCount(reader(bytes))).toRefuse({ path: '', offset: 0, found: [value] }, [
      [
        (got: unknown) => typeof got === 'number',
        'It was believed. The next thing would be to set aside memory for it.',
      ],
    ]);
  });

  test('what is no CompactSize is no count', () => {
    expect(() => readCount(reader('fd 01 00'))).toRefuse({ path: '', offset: 0 });
  });
});

describe('writeCount', () => {
  test('1000 is fd e8 03', () => {
    expect(encode(writeCount, 1000)).toGive(fromHex('fde803'));
    expect(encode(writeCount, MAX_COUNT)).toGive(fromHex('fe00000002'));
    expect(encode(writeCount, 0)).toGive(fromHex('00'));
  });

  test.each([MAX_COUNT + 1, -1, 1.5, NaN])('%d is refused', (count) => {
    expect(() => encode(writeCount, count)).toRefuse({ path: '', offset: 0, found: [String(count)] });
  });
});

describe('readVarStr', () => {
  test('the length comes first, then that many bytes', () => {
    expect(readVarStr(reader('05 2f 61 3a 31 2f'))).toGive(fromHex('2f613a312f'), [
      [fromHex('052f613a312f'), 'The length is not part of the string.'],
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
      expect(readVarStr(r)).toGive(payload.slice(81, 81 + payload[80]));
      expect(r.offset).toGive(81 + payload[80]);
    },
  );

  test('no bytes at all are a string too', () => {
    expect(readVarStr(reader('00'))).toGive(new Uint8Array());
  });

  test('bytes that are no text come through as they are', () => {
    expect(readVarStr(reader('03 ff 00 80'))).toGive(fromHex('ff0080'));
  });

  test('253 bytes have a length of three', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(readVarStr(reader(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes)))).toGive(bytes);
  });

  test('a length that promises too much is refused where the bytes begin', () => {
    expect(() => readVarStr(reader('05 2f 61'))).toRefuse(
      { path: 'bytes', offset: 1, expected: ['5 bytes'], found: ['2'] },
      [[fromHex('2f61'), 'Five bytes were promised, two were there, and nobody was told.']],
    );
  });

  test('a length that is not sane is refused as such', () => {
    expect(() => readVarStr(reader('fe 01 00 00 02'))).toRefuse({ path: 'length', offset: 0 });
    expect(() => readVarStr(reader('fd 01 00 61'))).toRefuse({ path: 'length', offset: 0 });
    expect(() => readVarStr(reader(''))).toRefuse({ path: 'length', offset: 0 });
  });

  test('no bytes whatsoever make it throw anything but a WireError', () => {
    forAny([anyBytes()], (bytes) => {
      try {
        readVarStr(reader(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    });
  });
});

describe('writeVarStr', () => {
  test('/a:1/ is 05 2f 61 3a 31 2f', () => {
    expect(encode(writeVarStr, fromHex('2f613a312f'))).toGive(fromHex('052f613a312f'), [
      [fromHex('2f613a312f'), 'The length in front is missing.'],
      [fromHex('0f2f613a312f'), 'The length is always 15 here: it was written into the program.'],
    ]);
  });

  test('253 bytes have a length of three', () => {
    const bytes = new Uint8Array(253).fill(0x61);
    expect(encode(writeVarStr, bytes)).toGive(Uint8Array.of(0xfd, 0xfd, 0x00, ...bytes), [
      [
        Uint8Array.of(0xfd, ...bytes),
        'From 253 on the length is three bytes: a lone fd says that two more follow.',
      ],
    ]);
  });

  test('more than 33,554,432 bytes are refused', () => {
    expect(() => encode(writeVarStr, new Uint8Array(MAX_COUNT + 1))).toRefuse({ path: 'length', offset: 0 });
  });

  test('whatever is written is read back', () => {
    forAny([anyBytes(600)], (bytes) => expect(readVarStr(reader(encode(writeVarStr, bytes)))).toGive(bytes));
  });
});
