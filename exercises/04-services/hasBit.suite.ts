import { hasBit } from 'answers/04-services';
import { forAny } from '../../src/suite/for-any';
import { any64, two, boolean } from './shared';

const foundNone = (got: unknown) => Array.isArray(got) && got.every((set) => set === false);

describe('hasBit', () => {
  test('finds bits 0 and 3 in 9, which is 1 + 8, but not bits 1 and 2', () => {
    expect([0, 1, 2, 3].map((bit) => hasBit(9n, bit))).toGive(
      [true, false, false, true],
      [
        [[true, true, true, false], 'Bit 0 has the value 1, bit 3 has the value 8: count bits from 0.'],
        [[false, true, false, false], 'Count bits from 0: bit 0 is the least significant one.'],
        [
          [false, true, false, true],
          'You took the number of the bit for its value: 9 & 3 is not 0. Bit 3 has the value 8.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.every((set) => set === true) && hasBit(9n, 40),
          'You found every bit in 9, even bit 40. `|` finds every bit, where `&` is needed; and `!== 0` is always true, since a bigint is never === a number: write 0n.',
        ],
        [
          [false, true, true, false],
          'Reversed: you found the bits that are not set, 1 and 2, and not those that are, 0 and 3.',
        ],
        [[true, true, true, true], 'You compared sizes. 9 is more than 2, but bit 1 is not set in it.'],
        [
          (got: unknown) => foundNone(got) && hasBit(two(63), 0),
          'You counted from the other end: bit 0 is the least significant one, bit 63 the most significant.',
        ],
        [
          (got: unknown) => foundNone(got) && hasBit(8n, 3),
          'You found none: you compared the whole number with the bit. Other bits may be set as well.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got[0] === true && got[3] === false && !hasBit(8n, 3),
          '`&` with a mask gives the value of the bit, 8 for bit 3, and not 1. Compare it with 0n, or shift first.',
        ],
        [[1, 0, 0, 1], 'You returned the bits as numbers. Return true or false.'],
        [[1n, 0n, 0n, 1n], 'You returned the bits as numbers. Return true or false.'],
        [
          (got: unknown) => !boolean(got),
          'You returned the masked number, or something else. Return true or false.',
        ],
        [
          [false, false, false, true],
          'You found only the most significant bit: you compared all the shifted bits with 1. Look only at the last.',
        ],
        [
          (got: unknown) => Array.isArray(got),
          `In 9 you found ${
            [0, 1, 2, 3]
              .filter((bit) => hasBit(9n, bit))
              .map((bit) => `bit ${bit}`)
              .join(' and ') || 'no bit'
          }. It is 1 + 8, so bit 0 and bit 3 are set.`,
        ],
      ],
    );
  });

  test.each([31, 32, 53, 63])('finds bit %d, and no other, in the number with only that bit set', (bit) => {
    const set = Array.from({ length: 64 }, (_, i) => i).filter((i) => hasBit(2n ** BigInt(bit), i));
    expect(set).toGive(
      [bit],
      [
        [
          (got: unknown) => Array.isArray(got) && got.length === 0 && bit > 31 && !hasBit(two(40), 40),
          `You found no bit in 2^${bit}: you squeezed the number into 32 bits.`,
        ],
        [
          [],
          bit === 31
            ? 'You found no bit in 2^31: squeezed into 32 bits, it becomes negative.'
            : `You found no bit in 2^${bit}. Bits range from 0 to 63.`,
        ],
        [
          (got: unknown) => bit === 31 && JSON.stringify(got) === '[0]',
          'You took the first digit for bit 0. It is the last one: the most significant digit comes first.',
        ],
        [
          (got: unknown) => Array.isArray(got) && got.length > 1,
          'You found several bits: 1 << 32 is 1 again. Shifting a number wraps around at 32 bits.',
        ],
        [[bit - 32], `You took bit ${bit} for bit ${bit - 32}: shifting a number wraps around at 32 bits.`],
      ],
    );
  });

  test('finds every bit in all ones, and none in zero', () => {
    for (let bit = 0; bit < 64; bit++) {
      expect(hasBit(2n ** 64n - 1n, bit)).toGive(true, [
        [false, `You did not find bit ${bit} in all ones: as a \`number\`, 2^64 − 1 is rounded to 2^64.`],
      ]);
      expect(hasBit(0n, bit)).toGive(false, [[true, `You found bit ${bit} in 0, which has none.`]]);
    }
  });

  test('finds bits that add up to the number', () => {
    forAny([any64], (services) => {
      const bits = Array.from({ length: 64 }, (_, bit) => (hasBit(services, bit) ? 2n ** BigInt(bit) : 0n));
      expect(bits.reduce((sum, value) => sum + value, 0n)).toGive(services);
    });
  });
});
