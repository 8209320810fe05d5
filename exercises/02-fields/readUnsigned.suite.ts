import { readUnsigned } from 'answers/02-fields';
import { fromHex } from '../../src/wire/bytes';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { refused, accepted, PAST_53 } from './shared';

describe('readUnsigned', () => {
  test('reads 7f 11 01 00 as 70015: the least significant byte comes first', () => {
    expect(() => readUnsigned(reader('7f 11 01 00'), 4)).toGive(70015n, [
      [0x7f110100n, '2131820800 is 7f 11 01 00 read as big-endian. The default is little-endian.'],
      [
        (got: unknown) => Number(got) === 0x7f + 0x11 + 1,
        '145 is 7f + 11 + 01: you added the bytes up. Each is worth 256 times the one before it.',
      ],
      [
        0x7fn + 2n * 0x11n + 4n,
        'Each byte counts only twice as much as the one before it, but it is worth 256 times as much. << shifts by bits, not by bytes.',
      ],
      [
        0x001011f7n,
        'You reversed the individual hex digits: 001011f7. The two digits of a byte stay together.',
      ],
      [70015n * 256n, 'That is 256 times too much: the first byte counts once, 256^0 = 1.'],
      [
        0x7fn + 255n * 0x11n + 255n ** 2n,
        'You multiplied by 255. A byte has 256 values, so each place is worth 256 times the one before it.',
      ],
      [
        1271710n,
        'You joined the bytes as decimal digits: 127, 17, 1, 0. Each is worth 256 times the one before it.',
      ],
      [0x117fn, 'You used only some of the four bytes: 7f 11 is 4479.'],
      [0x0111n, 'You used only some of the four bytes: 01 11 is 273.'],
      [refused, 'You read more than four bytes. The size is the second argument.'],
    ]);
  });

  test('reads 20 8d as port 8333 if the order is big-endian', () => {
    expect(readUnsigned(reader('20 8d'), 2, 'big')).toGive(8333n, [
      [
        0x8d00n,
        'You left out the first byte, 20, and read one that is not there. The last of the bytes has the index size − 1.',
      ],
      [8333n * 256n, 'That is 256 times too much: in big-endian the last byte counts once, 256^0 = 1.'],
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
        'A negative number, but the field is unsigned: you read it as signed, or shifted a 32-bit number.',
      ],
      [
        undefined,
        `You returned nothing for ${size} ${size === 1 ? 'byte' : 'bytes'}. Any size from 1 to 8 must work.`,
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
      [0, 'The reader is still at byte 0: the next field would read the same bytes again.'],
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
      [13n, 'Only four of the eight bytes are there, but you returned 13. A short read must be an error.'],
      [
        accepted,
        'Only four of the eight bytes are there, but you reported nothing. A short read must be an error.',
      ],
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('of size %d, does not accept one byte less', (size) => {
    const short = new Uint8Array(size - 1).fill(1);
    expectReadRefused((r) => readUnsigned(r, size), short, { path: '', offset: 0 }, [
      [
        accepted,
        `${size - 1} of ${size} bytes are there, but you reported nothing. A short read must be an error.`,
      ],
    ]);
  });
});
