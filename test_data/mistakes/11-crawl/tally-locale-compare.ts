// localeCompare is the usual way to compare strings.

export const exercise = 'tally';
export const diagnosis = 'localeCompare uses the language';

export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'));
}
