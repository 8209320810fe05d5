import { nextBits } from 'answers/15-chain';
import type { KnownMistakes } from '../../src/suite/matchers';
import { bitsToTarget } from '../../solutions/14-headers';
import { MAINNET, threw } from './shared';

describe('nextBits', () => {
  const cases: [string, number, number, number, number][] = [
    ['gives the bits of the first change, at height 32256', 0x1d00ffff, 1261130161, 1262152739, 0x1d00d86a],
    ['stays at the limit if the epoch was too slow', 0x1d00ffff, 1231006505, 1233061996, 0x1d00ffff],
    [
      'divides the target by no more than 4 if the epoch was more than four times too fast',
      0x1c05a3f4,
      1279008237,
      1279297671,
      0x1c0168fd,
    ],
    [
      'multiplies the target by no more than 4 if the epoch was more than four times too slow',
      0x1c387f6f,
      1263163443,
      1269211443,
      0x1d00e1fd,
    ],
  ];
  /** Whether 12 days count as eight weeks, where the limit does not hide it. */
  const twelveDaysAreEightWeeks = () =>
    nextBits(0x1c05a3f4, 1_300_000_000, 1_301_036_800, MAINNET.limit) === 0x1c168fd0;
  const known: KnownMistakes = [
    [
      (got: unknown) => got === 0x1d00ffff && twelveDaysAreEightWeeks(),
      'You counted 12 days as eight weeks. The time counts as at least half a week, and at most eight weeks: the larger of it and half a week, then the smaller of that and eight weeks.',
    ],
    [
      (got: unknown) => [0x1d00d885, 0x1c01692a, 0x1d00e21a].includes(Number(got)),
      'You divided by 2015 × 600 seconds. From the first block to the last there are 2015 intervals, but Bitcoin divides by two weeks anyway: an old off-by-one error that has become a rule.',
    ],
    [0x1c015982, 'The time that an epoch took counts as at least a quarter of two weeks.'],
    [0x1c0168fc, 'You divided before you multiplied, which loses precision. Multiply first.'],
  ];
  test.each(cases)('%s', (_, bits, first, last, want) => {
    expect(() => nextBits(bits, first, last, MAINNET.limit)).toGive(want, [
      ...known,
      [
        0x1d00ffff,
        last - first < 1_209_600
          ? 'It took 12 days, so the target goes down a little: multiply by the time it took, and divide by two weeks.'
          : 'Four times is the maximum. The time counts as at most eight weeks.',
      ],
      [
        (got: unknown) => typeof got === 'number' && bitsToTarget(got, 1n << 256n) > MAINNET.limit,
        'The target went above the limit. Cap it at the limit.',
      ],
      [threw, 'It threw. Cap the target at the limit before you turn it into bits.'],
    ]);
  });

  test('loses no digit: 256 bits are too many for a number', () => {
    expect(nextBits(0x1b55b89c, 1_300_000_000, 1_300_846_720, MAINNET.limit)).toGive(0x1b3c013a, [
      [
        0x1b3c0139,
        'That is one less. A number has 53 bits, and a target has up to 256: calculate in bigints to the end.',
      ],
      [0x1b3c013b, 'That is one more. Division truncates, and does not round.'],
    ]);
  });

  test('changes nothing after exactly two weeks', () => {
    const first = 1_300_000_000;
    expect(nextBits(0x1c05a3f4, first, first + 1_209_600, MAINNET.limit)).toGive(0x1c05a3f4, [
      [
        (got: unknown) => typeof got === 'number' && got < 0x1c05a3f4,
        'You divided before you multiplied, which loses precision. Multiply first.',
      ],
    ]);
  });

  test('counts clocks that run backwards as a quarter of two weeks', () => {
    expect(nextBits(0x1c05a3f4, 1_300_000_000, 1_200_000_000, MAINNET.limit)).toGive(0x1c0168fd, [
      [0x1c168fd0, 'A negative time is less than a quarter of two weeks: do not take its absolute value.'],
    ]);
  });
});
