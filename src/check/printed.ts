import type { SuiteRun } from './run-suites';

/** What an answer printed in one test. */
export interface Printed {
  /** The exercise and the test; none while the answer was loaded. */
  test?: string;
  lines: string[];
}

/** How many lines of what the answers print are shown, of all tests together. */
const MOST_LINES = 20;

/**
 * What the answers printed, test by test.
 *
 * @param run - what came of their suite
 * @param first - the full name of the test whose output matters most: it comes first
 */
export function printedIn({ said = [], tests }: SuiteRun, first?: string): Printed[] {
  const byTest = new Map<string | undefined, string[]>();
  for (const { test, text } of said) {
    byTest.set(test, [...(byTest.get(test) ?? []), ...text.split('\n')]);
  }
  const all = [...byTest.keys()];
  const names = [...all.filter((name) => name === first), ...all.filter((name) => name !== first)];
  const titles = new Map(tests.map(({ name, exercise, title }) => [name, `${exercise} · ${title}`]));
  let room = MOST_LINES;
  const printed: Printed[] = [];
  for (const name of names) {
    const lines = (byTest.get(name) ?? []).slice(0, room);
    if (lines.length === 0) break;
    room -= lines.length;
    printed.push({ ...(name !== undefined && { test: titles.get(name) ?? name }), lines });
  }
  return printed;
}
