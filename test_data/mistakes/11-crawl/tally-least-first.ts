// n - m sorts in ascending order.

export const exercise = 'tally';
export const diagnosis = 'The least frequent value comes first';

export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
}
