import { readSigned } from 'answers/02-fields';
import { reader } from '../../src/suite/inputs';
import { expectReadAtOffset, expectReadRefused } from '../../src/suite/at-offset';
import { PAST_53, refused } from './shared';

describe('readSigned', () => {
  test('reads ff ff ff ff as −1', () => {
    expect(() => readSigned(reader('ff ff ff ff'), 4)).toGive(-1n, [
      [refused, 'You read more than the four bytes. Read them once, and keep the value.'],
      [
        2n ** 32n - 1n,
        '4294967295 is ff ff ff ff as an unsigned number. Here the upper half of all values is negative.',
      ],
      [
        1n - 2n ** 32n,
        'You only put a minus in front of the unsigned number. Subtract 2^32 from it: 4294967295 becomes −1.',
      ],
      [2n ** 31n - 1n, 'You subtracted 2^31. The upper half is 2^32 too high: subtract all of that.'],
      [2n ** 32n - 1n - 256n, 'You subtracted 256, which is right for one byte. For 4 bytes subtract 256^4.'],
      [
        -(2n ** 31n - 1n),
        'You took the top bit as a minus sign for the other bits. In two’s complement ff ff ff ff is −1.',
      ],
      [
        0n,
        'One too high: 0 is 00 00 00 00. You subtracted 2^32 − 1 and not 2^32, or you inverted all bits but did not add the 1.',
      ],
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
        BigInt.asIntN(size, value),
        'BigInt.asIntN counts bits, and you gave it the number of bytes: 8 times as many.',
      ],
      [
        value - 256n ** BigInt(size),
        'You made a positive value negative: the border is 128 for 1 byte, 2^31 for 4. And the top byte is the last one.',
      ],
      [
        value + 256n ** BigInt(size),
        bytes === '80'
          ? 'A signed byte ranges from −128 to 127: 80 is the first value of the upper half.'
          : `The sign is the top bit of ${size * 8} bits, not of a different size; in little-endian it is in the last byte.`,
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
