import { clockSkew } from 'answers/17-census';
import type { KnownMistakes } from '../../src/suite/matchers';
import { makeVersion } from '../../solutions/07-own-version';
import { type Answer } from '../../solutions/17-census';
import { THEIRS } from './shared';

describe('clockSkew', () => {
  /** A visit from 1,000,000.5 s to 1,000,003 s. */
  const answer = (timestamp: bigint): Answer => ({
    visit: { address: 'a:1', at: 1_000_000_500, took: 2500, payload: THEIRS.payload },
    version: makeVersion({ timestamp }),
  });

  test('returns undefined for a time within the visit: the clock may be right', () => {
    for (const time of [1_000_000n, 1_000_001n, 1_000_003n]) {
      expect(clockSkew(answer(time))).toGive(undefined, [
        [
          (got: unknown) => Math.abs(Number(got)) > 1_100_000_000,
          'That is the distance from the current time. A visit may be read years later: compare with its `at`.',
        ],
        [
          (got: unknown) => Math.abs(Number(got)) > 10_000,
          'Milliseconds and seconds were mixed up: `at` is in milliseconds, `timestamp` in seconds.',
        ],
        [
          (got: unknown) => !Number.isInteger(got) && typeof got === 'number',
          'The node sends whole seconds: round ours down before you compare.',
        ],
        [
          (got: unknown) => time === 1_000_000n && got === -1,
          'The visit began at 1,000,000.5 s, and a correct clock shows 1,000,000. Round down, not to the nearest second.',
        ],
        [
          (got: unknown) => time === 1_000_003n && got === 1,
          'From 1,000,000.5 s the visit took 2.5 s, so it ended at 1,000,003. Add first, and round down then: rounded one by one, they lose a second.',
        ],
        [
          (got: unknown) => typeof got === 'number',
          'The node wrote its time at some point during the visit. Within the visit, its clock may be right.',
        ],
      ]);
    }
  });

  test('measures a fast clock from the end of the visit, and a slow one from the start', () => {
    expect(clockSkew(answer(1_000_010n))).toGive(7, [
      [10, 'Measure how far ahead it is from the end of the visit: that much is certain.'],
      [-7, 'The sign is wrong: ahead of us is positive.'],
      [
        (got: unknown) => got === undefined && clockSkew(answer(1_100_000n)) !== undefined,
        'The visit ended 7 seconds earlier, after 2.5 s. `took` is in milliseconds, like `at`: 2500 are not seconds.',
      ],
    ]);
    expect(clockSkew(answer(999_990n))).toGive(-10, [[10, 'A clock that is slow has a negative skew.']]);
  });

  test('ignores fractions of a second at the end of the visit, too', () => {
    const { visit, version } = answer(1_000_010n);
    // to 1,000,003.4 s
    expect(clockSkew({ visit: { ...visit, took: 2900 }, version })).toGive(7, [
      [6, 'The visit ended within the second 1,000,003, and that is what a correct clock shows.'],
      [
        (got: unknown) => !Number.isInteger(got) && typeof got === 'number',
        'The node sends whole seconds: round ours down before you compare.',
      ],
    ]);
  });

  test('accepts any timestamp', () => {
    const known: KnownMistakes = [
      [() => true, 'A timestamp may be any int64: all 64 bits count, including the sign.'],
    ];
    expect(clockSkew(answer(0n))).toGive(-1_000_000, known);
    expect(clockSkew(answer(-(2n ** 63n)))).toGive(-(2 ** 63) - 1_000_000, known);
  });
});
