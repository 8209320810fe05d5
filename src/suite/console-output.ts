import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { format, inspect, type InspectOptions } from 'node:util';
import { cut } from '../base/text';

/** Something that an answer printed. */
export interface ConsoleOutput {
  /** The suite's file. */
  file: string;
  /** The test in which it was printed, by its full name; none while the answer was loaded. */
  test?: string;
  text: string;
}

/** How much is kept of one test: an answer may print in a loop that never ends. */
const MOST_CALLS = 20;
const MOST_TEXT = 4000;

/**
 * Keep what is printed through `console` from now on, in a file: so it is there even if the process is ended.
 *
 * @param kept - the file
 * @param where - says which test is running
 */
export function recordConsole(kept: string, where: () => Omit<ConsoleOutput, 'text'>): void {
  let last: string | undefined;
  let calls = 0;
  const keep = (text: string) => {
    const { file, test } = where();
    if (test !== last) calls = 0;
    last = test;
    calls += 1;
    if (calls > MOST_CALLS) return;
    const output: ConsoleOutput = { file, test, text: cut(text, MOST_TEXT) };
    appendFileSync(kept, `${JSON.stringify(output)}\n`);
  };
  // console.table and its like come to console.log in the end
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[method] = (...args: unknown[]) => keep(format(...args));
  }
  console.dir = (value: unknown, options?: InspectOptions) => keep(inspect(value, options));
}

/**
 * What has been printed so far, in order.
 *
 * @param kept - the file
 */
export function readConsole(kept: string): ConsoleOutput[] {
  if (!existsSync(kept)) return [];
  const lines = readFileSync(kept, 'utf8').split('\n');
  // the last line is empty, or was being written when the process ended
  return lines.slice(0, -1).map((line) => JSON.parse(line) as ConsoleOutput);
}
