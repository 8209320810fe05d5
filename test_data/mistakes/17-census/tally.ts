import { MistakeTable } from '../../../src/acceptance/mistake-table';

/** Wrong answers for tally. */
export const mistakes = new MistakeTable('tally');

// By default, sort() compares strings, and "9" is greater than "10".
mistakes.patch('tally-counts-as-strings', 'The counts were compared as strings', [
  'm - n',
  'String(m).localeCompare(String(n))',
]);

// An object as a table: it already has a constructor, and __proto__ is not a key.
mistakes.patch(
  'tally-in-an-object',
  'A plain object already has such keys',
  ['new Map<string, number>()', '{}'],
  ['counts.set(value, (counts.get(value) ?? 0) + 1)', 'counts[value] = (counts[value] ?? 0) + 1'],
  ['[...counts]', 'Object.entries(counts)'],
);

// sort() is stable, so equal values stay in the order of their first occurrence, which each crawl changes.
mistakes.patch('tally-in-order-of-arrival', 'They are in the order of their first occurrence', [
  ' || (a < b ? -1 : 1)',
  '',
]);

// n - m sorts in ascending order.
mistakes.patch('tally-least-first', 'The least frequent value comes first', ['m - n', 'n - m']);

// localeCompare is the usual way to compare strings.
mistakes.patch('tally-locale-compare', 'localeCompare uses the language', [
  '(a < b ? -1 : 1)',
  "a.localeCompare(b, 'en')",
]);

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

// Descending, for the strings as well.
mistakes.patch('tally-larger-string-first', 'you put the larger string first', ['a < b', 'a > b']);

// A comparison that is never 0: the strings are never asked.
mistakes.patch('tally-counts-never-equal', 'so the strings decide', ['m - n ||', '(m > n ? 1 : -1) ||']);
