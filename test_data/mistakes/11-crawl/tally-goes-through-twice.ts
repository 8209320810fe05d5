// First which values there are, then how often each occurs.

export const exercise = 'tally';
export const diagnosis = 'A generator gives them once only';

export function tally(values: Iterable<string>): [string, number][] {
  const different = [...new Set(values)];
  const count = (value: string) => [...values].filter((other) => other === value).length;
  const pairs = different.map((value): [string, number] => [value, count(value)]);
  return pairs.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
