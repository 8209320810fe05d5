// First it collects the values, then it counts each.

export const exercise = 'tally';
export const diagnosis = 'A generator yields them only once';

export function tally(values: Iterable<string>): [string, number][] {
  const different = [...new Set(values)];
  const count = (value: string) => [...values].filter((other) => other === value).length;
  const pairs = different.map((value): [string, number] => [value, count(value)]);
  return pairs.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
