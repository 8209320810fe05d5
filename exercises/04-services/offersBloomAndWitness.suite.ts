import { offersBloomAndWitness } from 'answers/04-services';
import { two, boolean } from './shared';

describe('offersBloomAndWitness', () => {
  test('needs both: 12 has them, 4 and 8 have one each', () => {
    expect([12n, 4n, 8n, 1n, 9n].map(offersBloomAndWitness)).toGive(
      [true, false, false, false, false],
      [
        [[true, true, true, false, true], 'You accepted either of the two. Both are needed.'],
        [[true, true, false, false, false], 'You looked only at NODE_BLOOM.'],
        [[true, false, true, false, true], 'You looked only at NODE_WITNESS.'],
        [
          [true, true, true, true, true],
          '4 & 8 is 0, and a mask of 0 accepts everything. Both together are 4 | 8.',
        ],
        [
          (got: unknown) =>
            Array.isArray(got) && got.every((both) => both === false) && offersBloomAndWitness(13n),
          'You returned true for 13, but not for 12, which has both. NODE_NETWORK, bit 0, is not asked for.',
        ],
        [[false, false, false, false, false], '12 has both, bit 2 and bit 3: 4 + 8.'],
        [
          (got: unknown) => !boolean(got),
          'You returned the masked number, or something else. Return true or false.',
        ],
        [
          (got: unknown) => Array.isArray(got),
          'Of 12, 4, 8, 1 and 9, only 12 has both. & binds less tightly than ===: check the parentheses.',
        ],
      ],
    );
  });

  test('ignores other bits', () => {
    expect(offersBloomAndWitness(1037n)).toGive(true, [
      [false, 'Other bits may be set as well: 1037 has both.'],
    ]);
    expect(offersBloomAndWitness(two(63) + 12n)).toGive(true, [
      [false, 'You lost the 12: as a `number`, exact only up to 2^53, 2^63 + 12 is rounded to 2^63.'],
    ]);
    expect(offersBloomAndWitness(1025n)).toGive(false, [
      [true, '1025 is more than 12, but has neither: look at the bits, not at the size.'],
    ]);
    expect(offersBloomAndWitness(two(34) + two(35))).toGive(false, [
      [true, 'You took bits 34 and 35 for bits 2 and 3: you squeezed the number into 32 bits.'],
    ]);
  });
});
