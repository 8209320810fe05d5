// sort() is stable, and so equal ones stay as they came: each crawl in another order.

export const exercise = 'tally';
export const diagnosis = 'They stand in the order in which they came';

export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
