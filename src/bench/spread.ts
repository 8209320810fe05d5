/** A number that was measured several times. */
export interface Spread {
  /** Half of the measurements are below it. */
  median: number;
  /** A quarter is below it. */
  low: number;
  /** A quarter is above it. */
  high: number;
}

/**
 * The median and the quartiles of some measurements.
 *
 * @param samples - one or more numbers, in any order
 */
export function spreadOf(samples: number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * The ratio of two times, round by round: if a whole round is slow, it does not change.
 *
 * @param longer - the dividend: a time for each round, from the first one on
 * @param shorter - the divisor, likewise; rounds that only one of them has are ignored
 */
export function ratioOf(longer: number[], shorter: number[]): Spread {
  return spreadOf(longer.slice(0, shorter.length).map((time, round) => time / shorter[round]));
}

function quantile(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
