// By default, sort() compares strings, and "9" is greater than "10".

export const exercise = 'tally';
export const diagnosis = 'The counts were compared as strings';

export function tally(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = (a: [string, number], b: [string, number]) =>
    String(b[1]).localeCompare(String(a[1])) || (a[0] < b[0] ? -1 : 1);
  return [...counts].sort(order);
}
