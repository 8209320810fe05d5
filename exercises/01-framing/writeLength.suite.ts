import { writeLength } from 'answers/01-framing';
import { fromHex, hex } from '../../src/wire/bytes';
import { expectNothingWritten, expectWrittenAtOffset } from '../../src/suite/at-offset';
import { encode } from '../../src/wire/codec/codec';
import { ascii, refused } from './shared';

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
        `You rejected ${length}, but it fits into four bytes. They are unsigned, with no other limit.`,
      ],
      [
        (got: unknown) => length === 255 && got instanceof Uint8Array && hex(got) === 'ff010000',
        'You rounded 255 / 256 up to 1. Round down: what is left for the second byte is 0.',
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
        'You silently wrapped or rounded it to a different length.',
      ],
    ]);
  });
});
