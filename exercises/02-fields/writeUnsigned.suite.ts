import { writeUnsigned } from 'answers/02-fields';
// a wrong partner must not be reported here
import { readUnsigned } from '../../solutions/02-fields';
import { fromHex } from '../../src/wire/bytes';
import { forAny } from '../../src/suite/for-any';
import { reader } from '../../src/suite/inputs';
import { expectNothingWritten, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { type Order, written, refused, accepted, PAST_53, anyOrder, anyNumber } from './shared';

const unsigned = (value: bigint, size: number, order?: Order) =>
  written((w) => writeUnsigned(w, value, size, order));

describe('writeUnsigned', () => {
  test('writes 70015 as 7f 11 01 00', () => {
    expect(() => unsigned(70015n, 4)).toGive(fromHex('7f110100'), [
      [fromHex('0001117f'), 'You wrote the most significant byte first. The default is little-endian.'],
      [
        fromHex('7f1101'),
        'Three bytes could hold 70015, but the size is four: the receiver would misread the next field.',
      ],
      [fromHex('7f11010000000000'), 'You wrote eight bytes, but the size is four.'],
      [
        fromHex('000f1711'),
        '70015 is 1117f in hex. A byte is two digits, so an odd number of them needs a 0 in front.',
      ],
      [fromHex('7fbf5f2f'), 'You shifted by 0, 1, 2 and 3 bits. A byte has 8: shift by 0, 8, 16 and 24.'],
      [
        refused,
        '70015 fits into four bytes, but you rejected it. The size counts bytes, and a byte has 8 bits, so the limit is 256^4.',
      ],
    ]);
  });

  test('writes 8333 as 20 8d if the order is big-endian', () => {
    expect(unsigned(8333n, 2, 'big')).toGive(fromHex('208d'), [
      [
        fromHex('0000'),
        'These are the first 2 of 8 bytes. In big-endian the most significant bytes, the zeros, come first: take the last 2.',
      ],
      [fromHex('8d20'), '8d 20 is 8333 in little-endian: the order argument is not used.'],
    ]);
  });

  test('pads small numbers to the full size', () => {
    expect(unsigned(1n, 8)).toGive(fromHex('0100000000000000'), [
      [fromHex('01'), 'You wrote one byte instead of eight: the receiver would misread the next field.'],
      [
        fromHex('01000000'),
        'You wrote four bytes instead of eight: every field after it is shifted by four.',
      ],
      [
        fromHex('0100000001000000'),
        'You wrote the 1 twice: shifting a number wraps around at 32 bits. Shift the bigint.',
      ],
    ]);
  });

  test.each([
    [0n, 1, '00'],
    [255n, 1, 'ff'],
    [65535n, 2, 'ffff'],
    [2n ** 31n, 4, '00000080'],
    [2n ** 32n - 1n, 4, 'ffffffff'],
    [2n ** 32n, 8, '0000000001000000'],
    [2n ** 53n + 1n, 8, '0100000000002000'],
    [2n ** 64n - 1n, 8, 'ffffffffffffffff'],
  ])('writes %d with size %d as %s', (value, size, bytes) => {
    expect(() => unsigned(value, size)).toGive(fromHex(bytes), [
      [new Uint8Array(), 'You wrote nothing for 0. Zero is a number like any other: it is not absent.'],
      [refused, `${value} fits into ${size} ${size === 1 ? 'byte' : 'bytes'}, but you rejected it.`],
      [fromHex('0000000000002000'), `The last 1 ${PAST_53}`],
      [
        (got: unknown) => got instanceof Uint8Array && got.length === size && got.every((byte) => byte === 0),
        `You wrote ${value} as zeros: you lost its upper 32 bits, or rounded its last digits away.`,
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
  ])('rejects %d, which is out of range for size %d', (value, size) => {
    const largest = 256n ** BigInt(size) - 1n;
    const wrapped = BigInt.asUintN(8 * size, value);
    const message =
      value === largest + 1n
        ? `You wrapped it and wrote ${wrapped}. Check the boundary: the largest number is ${largest}.`
        : value < 0n
          ? `You wrapped it: you wrote ${value} as ${wrapped}. Unsigned numbers start at 0.`
          : `You wrapped it: you silently wrote ${value} as ${wrapped}.`;
    expectNothingWritten(
      (w) => writeUnsigned(w, value, size),
      { path: '', offset: 0, found: [String(value)] },
      [
        [(got: unknown) => got instanceof Uint8Array && got.length === size, message],
        [accepted, `${value} does not fit into ${size} ${size === 1 ? 'byte' : 'bytes'}, but you wrote it.`],
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
