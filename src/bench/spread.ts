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
 * The middle of some measurements, and how far they lie apart.
 *
 * @param samples - one or more numbers, in any order
 */
export function spreadOf(samples: number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/**
 * How many times as long one took as the other, round by round: what slows a whole round down leaves it as it is.
 *
 * @param longer - its time in each round, from the first one on
 * @param shorter - the other's time in each round; where one took part in more rounds, those are left out
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
