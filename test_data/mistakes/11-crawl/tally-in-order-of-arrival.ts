// sort() is stable, so equal values stay in the order in which they came, which each crawl changes.

export const exercise = 'tally';
export const diagnosis = 'They are in the order in which they came';

export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
