import { timeText } from 'answers/02-fields';
import { accepted, PAST_53 } from './shared';

describe('timeText', () => {
  test('shows 1532623994 as 2018-07-26T16:53:14Z', () => {
    expect(() => timeText(1532623994n)).toGive('2018-07-26T16:53:14Z', [
      ['2018-07-26T16:53:14.000Z', 'The wire has whole seconds: leave out the fraction.'],
      ['2018-06-26T16:53:14Z', 'A month early: getUTCMonth() counts from 0, so July is 6.'],
      ['1970-01-18T17:43:43Z', 'A Date counts milliseconds, the wire counts seconds.'],
      ['1970-01-18T17:43:43.994Z', 'A Date counts milliseconds, the wire counts seconds.'],
      ['2018-07-26 16:53:14Z', 'ISO 8601 has a T between date and time.'],
      [
        (got: unknown) => typeof got === 'string' && got.startsWith('"'),
        'There are quotes around it. Return only what is inside.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^[A-Z].*16:53:14 (GMT|UTC)/.test(got),
        'The right time, but not in ISO 8601 format: year, month, day, T, time, Z.',
      ],
      [
        (got: unknown) => typeof got === 'string' && /^2018-07-2[67]T\d\d:\d[38]:14Z$/.test(got),
        'Z says UTC, but this is the time in another zone: it should be 16:53:14. getHours() is local time.',
      ],
      [
        (got: unknown) => typeof got === 'string' && !got.endsWith('Z'),
        'That is not UTC: a time without a zone, or in a local one, means something different elsewhere.',
      ],
    ]);
  });

  test.each([
    [0n, '1970-01-01T00:00:00Z'],
    [1n, '1970-01-01T00:00:01Z'],
    [-1n, '1969-12-31T23:59:59Z'],
    [1231006505n, '2009-01-03T18:15:05Z'],
    [2n ** 31n, '2038-01-19T03:14:08Z'],
    [2n ** 32n, '2106-02-07T06:28:16Z'],
  ])('shows %d as %s', (seconds, text) => {
    expect(() => timeText(seconds)).toGive(text, [
      [
        () => seconds === 0n,
        'You took time 0 for a missing time. Zero is a time like any other: it is not absent.',
      ],
      [
        '1901-12-13T20:45:52Z',
        'In 2038 the seconds pass 2^31, and yours became negative. They have 64 bits.',
      ],
      [
        (got: unknown) => seconds < 0n && got === '1970-01-01T00:00:00Z',
        'You made 0 of a negative time. Times before 1970 are valid, too.',
      ],
      ['1970-01-01T00:00:00Z', 'The seconds wrapped around to 0: they have 64 bits, not 32.'],
      [
        () => seconds < 0n,
        'Before 1970 the seconds are negative, but still a valid time: one second before is in 1969.',
      ],
    ]);
  });

  test.each([8_640_000_000_000n, -8_640_000_000_000n])(
    'shows %d, the last second that a Date can hold in this direction, as a date',
    (seconds) => {
      const text = seconds > 0n ? '+275760-09-13T00:00:00Z' : '-271821-04-20T00:00:00Z';
      expect(() => timeText(seconds)).toGive(text, [
        [
          (got: unknown) => String(got).includes(String(seconds)),
          'The boundary itself is still allowed: a Date can hold this second.',
        ],
        [
          (got: unknown) => typeof got === 'string' && got.length < text.length,
          'You truncated the time: a year this far away has a sign and six digits.',
        ],
      ]);
    },
  );

  test.each([8_640_000_000_001n, -8_640_000_000_001n, 2n ** 63n - 1n, -(2n ** 63n)])(
    'shows %d, which no Date can hold, as a plain number',
    (seconds) => {
      expect(() => timeText(seconds)).toGive(`${seconds} s`, [
        [(got: unknown) => !accepted(got), 'A peer can send any 64 bits, and these crash your program.'],
        [
          (got: unknown) => String(got).includes('Invalid'),
          'Invalid Date: the number that the peer sent is lost.',
        ],
        [
          (got: unknown) => typeof got === 'string' && got.endsWith('Z'),
          'The peer never sent that time: you clamped the number to what a Date can hold.',
        ],
        [`${Number(seconds)} s`, `The last digit ${PAST_53}`],
        [`${seconds}`, 'The unit is missing: add a space and "s", so that it is not taken for a date.'],
        [
          (got: unknown) => typeof got === 'string',
          'Return a different string here: the number that the peer sent, a space, and "s".',
        ],
      ]);
    },
  );
});
