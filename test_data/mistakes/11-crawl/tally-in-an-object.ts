// An object as a table: it already has a constructor, and __proto__ is not a key.

export const exercise = 'tally';
export const diagnosis = 'A plain object already has such keys';

export function tally(values: Iterable<string>): [string, number][] {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
