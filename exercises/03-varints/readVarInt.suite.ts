import { readVarInt } from 'answers/03-varints';
import { fromHex, spaced } from '../../src/wire/bytes';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { WireError } from '../../src/wire/codec/error';
import { BOUNDARIES, refused, accepted, at, PAST_53 } from './shared';

/** The largest number of each form, in the next longer form. */
const LARGEST: Record<string, bigint> = {
  'fd fc 00': 0xfcn,
  'fe ff ff 00 00': 0xffffn,
  'ff ff ff ff ff 00 00 00 00': 0xffffffffn,
};

describe('readVarInt', () => {
  test('returns a byte up to fc as the number itself', () => {
    expect(() => readVarInt(reader('10'))).toGive(16n, [
      [refused, 'You read more than one byte. 10 is 16, and nothing follows.'],
      [0n, 'You returned 0 for 10, which is 16. It is no marker: up to fc, the byte is the number.'],
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

  test.each(BOUNDARIES)('returns %d for %s', (value, bytes) => {
    const spacedBytes = spaced(fromHex(bytes));
    const marker = bytes.slice(0, 2);
    const after = bytes.length / 2 - 1;
    const r = reader(bytes);
    expect(() => readVarInt(r)).toGive(value, [
      ...[1, 2, 3, 4, 5, 6, 7].map((count): [unknown, string] => [
        (got: unknown) => refused(got) && r.offset === 1 + count && count < after,
        `You read only ${count} of the ${after} bytes after ${marker}: two follow fd, four follow fe, eight follow ff.`,
      ]),
      [
        (got: unknown) => refused(got) && r.offset === 1 && after > 0,
        `You tried to read more than the ${after} bytes after ${marker}: two follow fd, four follow fe, eight follow ff.`,
      ],
      [
        refused,
        bytes.length === 2
          ? `You took ${spacedBytes} for a marker. Up to fc, the byte is the number.`
          : `${spacedBytes} is the shortest form of ${value}, but you rejected it. Check the boundary.`,
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
    for (const [, bytes] of BOUNDARIES) {
      const r = reader(`${bytes} aa`);
      readVarInt(r);
      expect(r.left).toGive(1, [
        [0, `You read ${spaced(fromHex(bytes))} and one more byte: that is the next field.`],
        [
          (left: unknown) => Number(left) > 1,
          `The reader stopped inside ${spaced(fromHex(bytes))}: the next field would read the rest again.`,
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
        'You accepted a number that the next shorter form can just hold. Check the boundary.',
      ],
      [
        (got: unknown) => typeof got === 'bigint',
        'You accepted it. Rewritten, it has fewer bytes and a different checksum: one number, two messages.',
      ],
    ]);
  });

  test.each(['', 'fd', 'fd 01', 'fe 01 02 03', 'ff 01 02 03 04 05 06 07'])(
    'rejects "%s", which ends too early',
    (bytes) => {
      const outcome = () => {
        try {
          return readVarInt(reader(bytes));
        } catch (error) {
          if (error instanceof WireError) return `a WireError: ${error.path || '(no field)'}`;
          throw error;
        }
      };
      expect(outcome).toGive('a WireError: (no field)', [
        [
          (got: unknown) => typeof got === 'string',
          'The error names a field, but it should not name one here: the caller adds the name.',
        ],
        [
          accepted,
          'The bytes end before the number does, but you returned a number. A short read must be an error.',
        ],
      ]);
    },
  );

  test('reads at the current position', () => {
    for (const [value, bytes] of BOUNDARIES) expectReadAtOffset(readVarInt, bytes, value);
  });
});
