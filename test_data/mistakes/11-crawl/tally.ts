import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for tally. */
export const mistakes = new MistakeTable('tally');

// By default, sort() compares strings, and "9" is greater than "10".
mistakes.add(
  'tally-counts-as-strings',
  'The counts were compared as strings',
  (values: Iterable<string>): [string, number][] => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = (a: [string, number], b: [string, number]) =>
      String(b[1]).localeCompare(String(a[1])) || (a[0] < b[0] ? -1 : 1);
    return [...counts].sort(order);
  },
);

// An object as a table: it already has a constructor, and __proto__ is not a key.
mistakes.add(
  'tally-in-an-object',
  'A plain object already has such keys',
  (values: Iterable<string>): [string, number][] => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  },
);

// sort() is stable, so equal values stay in the order in which they came, which each crawl changes.
mistakes.add(
  'tally-in-order-of-arrival',
  'They are in the order in which they came',
  (values: Iterable<string>): [string, number][] => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  },
);

// n - m sorts in ascending order.
mistakes.add(
  'tally-least-first',
  'The least frequent value comes first',
  (values: Iterable<string>): [string, number][] => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  },
);

// localeCompare is the usual way to compare strings.
mistakes.add(
  'tally-locale-compare',
  'localeCompare uses the language',
  (values: Iterable<string>): [string, number][] => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'));
  },
);

// First it collects the values, then it counts each.
mistakes.add(
  'tally-reads-twice',
  'A generator yields them only once',
  (values: Iterable<string>): [string, number][] => {
    const different = [...new Set(values)];
    const count = (value: string) => [...values].filter((other) => other === value).length;
    const pairs = different.map((value): [string, number] => [value, count(value)]);
    return pairs.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  },
);
