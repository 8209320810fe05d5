import { printableLine } from '../../base/text';
import type { SuiteRun } from './run-suites';

/** What an answer printed in one test. */
export interface Printed {
  /** The exercise and the test; absent while the answer was loading. */
  test?: string;
  lines: string[];
}

/** At most this many tests are shown with their output, and at most this many lines of output in total. */
const MOST_TESTS = 3;
const MOST_LINES = 20;
/** How much of a line is shown, in characters. */
const MOST_OF_LINE = 500;

/**
 * What the answers printed, test by test: in the test that matters if there is one, otherwise in the first
 * few.
 *
 * @param run - the run of their suite
 * @param first - the full name of the test that matters: apart from it, only output printed while loading is
 *   shown
 */
export function printedIn({ consoleOutput = [], tests }: SuiteRun, first?: string): Printed[] {
  const byTest = new Map<string | undefined, string[]>();
  for (const { test, text } of consoleOutput) {
    byTest.set(test, [
      ...(byTest.get(test) ?? []),
      ...text.split(/\r?\n/).map((line) => printableLine(line, MOST_OF_LINE)),
    ]);
  }
  const all = [...byTest.keys()];
  const shown = first === undefined ? all : [first, undefined].filter((name) => byTest.has(name));
  const names = shown.slice(0, MOST_TESTS);
  const titles = new Map(tests.map(({ name, exercise, title }) => [name, `${exercise} · ${title}`]));
  let room = MOST_LINES;
  const printed: Printed[] = [];
  for (const name of names) {
    const lines = (byTest.get(name) ?? []).slice(0, room);
    if (lines.length === 0) break;
    room -= lines.length;
    printed.push({ ...(name !== undefined && { test: titles.get(name) ?? name }), lines });
  }
  const left = all.length - printed.length;
  const last = printed.at(-1);
  if (last && left > 0) last.lines.push(`… and more, in ${left} other ${left === 1 ? 'test' : 'tests'}`);
  return printed;
}
