import { appendFileSync } from 'node:fs';
import { format, inspect, type InspectOptions } from 'node:util';
import { readSome } from '../base/read-some';
import { cut } from '../base/text';

/** A piece of output that an answer printed. */
export interface ConsoleOutput {
  /** The suite's file. */
  file: string;
  /** The full name of the test in which it was printed; absent while the answer was loading. */
  test?: string;
  text: string;
}

/** How much is kept per test: an answer may print in an endless loop. */
const MOST_CALLS = 20;
const MOST_TEXT = 4000;

/**
 * Record everything printed through `console` or to `process.stdout` from now on in a file, so that it is not lost if the process is
 * killed.
 *
 * @param kept - the file
 * @param where - returns which test is running
 * @returns a function to call when a test begins
 */
export function recordConsole(kept: string, where: () => Omit<ConsoleOutput, 'text'>): () => void {
  let calls = 0;
  // what is not kept is not even made: a right answer may print a hundred thousand lines
  const keep = (text: () => string) => {
    calls += 1;
    if (calls > MOST_CALLS) return;
    const { file, test } = where();
    const output: ConsoleOutput = { file, test, text: cut(text(), MOST_TEXT) };
    appendFileSync(kept, `${JSON.stringify(output)}\n`);
  };
  // console.table and similar methods end up in console.log
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[method] = (...args: unknown[]) => keep(() => format(...args));
  }
  // nobody reads what the process itself prints
  process.stdout.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    keep(() => (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()));
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done as () => void);
    return true;
  };
  console.dir = (value: unknown, options?: InspectOptions) => keep(() => inspect(value, options));
  return () => (calls = 0);
}

/**
 * The recorded output so far, in order.
 *
 * @param kept - the file
 */
export function readConsole(kept: string): ConsoleOutput[] {
  const lines = (readSome(kept) ?? '').split('\n');
  // the last line is empty, or was being written when the process ended
  return lines.slice(0, -1).flatMap(outputIn);
}

/** An answer can find the file, and write to it what it likes. */
function outputIn(line: string): ConsoleOutput[] {
  try {
    const { file, test, text } = JSON.parse(line) as Record<keyof ConsoleOutput, unknown>;
    if (typeof file !== 'string' || typeof text !== 'string') return [];
    return [{ file, ...(typeof test === 'string' && { test }), text }];
  } catch {
    return [];
  }
}
