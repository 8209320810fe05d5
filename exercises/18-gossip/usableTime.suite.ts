import { usableTime } from 'answers/18-gossip';

const NOW = 1_795_734_000;

const FIVE_DAYS_AGO = NOW - 432_000;

const of = (time: number) => () => usableTime(time, NOW);

describe('usableTime', () => {
  test.each([
    ['an hour ago', NOW - 3600],
    ['now', NOW],
    ['last year', NOW - 365 * 86_400],
    ['in 2009', 1_231_006_505],
  ])('believes a time that can be: %s', (_, time) => {
    expect(of(time)).toGive(time, [
      [FIVE_DAYS_AGO, 'It was corrected, but it is not out of bounds: old is not wrong.'],
      [undefined, 'It returned nothing for a time that needs no correction. Return it as it is.'],
      [NOW, 'It returned our own clock. Return the time as it is.'],
    ]);
  });

  test.each([
    ['0', 0],
    ['in 1970', 5_000_000],
  ])('takes a time at the beginning of 1970 for five days ago: %s', (_, time) => {
    expect(of(time)).toGive(FIVE_DAYS_AGO, [
      [time, 'It was believed. There was no Bitcoin in 1970; up to 100,000,000 a time is corrected.'],
      [
        NOW,
        'It was taken for now, and a made-up address would look fresh. Five days ago is old, but not too old.',
      ],
      [
        (got: unknown) => Number(got) === NOW - 5 * 86_400_000,
        'Those are milliseconds. A day has 86,400 seconds, and all times here are in seconds.',
      ],
      [NOW - 5 * 3600, 'Those are five hours. A day has 86,400 seconds.'],
      [time - 432_000, 'Those are five days before the time itself. Count back from our clock: now.'],
      [FIVE_DAYS_AGO + 2 * 432_000, 'It lies five days ahead. Go back.'],
      [
        (got: unknown) => Math.abs(Number(got) - (Date.now() / 1000 - 432_000)) < 3600,
        'It was counted from the clock of this computer. The function is given a clock: now.',
      ],
    ]);
  });

  test('has its lower limit at 100,000,000, which is corrected', () => {
    expect(of(100_000_000)).toGive(FIVE_DAYS_AGO, [
      [100_000_000, 'Up to 100,000,000 a time is corrected, and the limit is included: <=.'],
    ]);
    expect(of(100_000_001)).toGive(100_000_001, [
      [FIVE_DAYS_AGO, '100,000,001 is above the limit, so it is believed.'],
    ]);
  });

  test('has its upper limit at ten minutes ahead, which is believed', () => {
    expect(of(NOW + 600)).toGive(NOW + 600, [
      [FIVE_DAYS_AGO, 'Ten minutes ahead is believed; only more is corrected.'],
    ]);
    expect(of(NOW + 601)).toGive(FIVE_DAYS_AGO, [
      [NOW + 601, 'It is more than ten minutes ahead: nobody has seen a node in the future.'],
      [NOW, 'It was taken for now, so the biggest lie looks freshest. Five days ago is the answer.'],
    ]);
    expect(of(0xffffffff)).toGive(FIVE_DAYS_AGO);
  });
});
