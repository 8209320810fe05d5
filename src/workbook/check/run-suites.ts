import { existsSync, rmSync } from 'node:fs';
import { readSome } from '../../base/read-some';
import { join } from 'node:path';
import { ENDLESS } from '../../../scripts/lib/watchdog.cjs';
import { root } from '../../base/root';
import { makeTempFolder } from '../../base/temp-folder';
import { readConsole, type ConsoleOutput } from '../../suite/console-output';
import { confinement } from './confinement';
import { putBack } from '../../../scripts/lib/put-back.cjs';
import { runSuiteProcess, type SuiteFiles } from './suite-process';
import { resultsOf } from './suite-results';

/** An error as reported by the process that ran the suites. */
export interface Failure {
  /** The error's class: `WireError`, `TypeError`. */
  name: string;
  message: string;
  stack: string;
  /** Whether it comes from an `expect`, not from the answer. */
  assertion: boolean;
  /** For an unwritten function: its lesson. */
  lesson?: string;
  /** For an unwritten function: its name; for a part of a class, `Demultiplexer.next`. */
  exercise?: string;
}

/** One test of a suite. */
export interface TestRun {
  /** The function, the class or the step of a class that it tests. */
  exercise: string;
  /** What must be true. */
  title: string;
  /** Its full name in jest: the names of its groups, then its own. */
  name?: string;
  /** Empty if it passed. */
  failures: Failure[];
}

/** The result of running one lesson's suite. */
export interface SuiteRun {
  slug: string;
  /** All tests; of a suite that was stopped, those that ended before. */
  tests: TestRun[];
  /** What the answers printed with console.log, in order. */
  consoleOutput?: ConsoleOutput[];
  /** Set if the answers could not be loaded. */
  loadError?: Failure;
  /** Set if an error was thrown when the suite had ended, and nothing caught it. */
  lateError?: Failure;
  /**
   * Set if it had to be stopped, or ended the whole process: during this test, or while loading if there is
   * no test.
   */
  stopped?: { how: 'endless' | 'exit' | 'memory' | 'killed'; test?: string };
}

/**
 * How much processor time a single test, or a result of compare, may use before it counts as endless, in seconds: twenty
 * times what the slowest one takes with the solutions.
 */
export const PATIENCE = Number(process.env.WORKBOOK_PATIENCE ?? 10);

/**
 * Run the suites of the given lessons on the learner's exercises.
 *
 * @param slugs - the lessons
 * @param siblings - which folder's earlier lessons the exercises call
 * @param only - the full names of the tests to run; all if omitted
 * @throws Error if a suite is missing, or if the process ends before it has run one
 */
export async function runSuites(
  slugs: string[],
  siblings: 'exercises' | 'solutions' = 'exercises',
  only?: string[],
): Promise<Map<string, SuiteRun>> {
  for (const suite of slugs.map((slug) => `exercises/${slug}.test.ts`)) {
    if (!existsSync(join(root(), suite))) throw new Error(`${suite} is missing.\n${putBack(suite)}`);
  }
  const found = new Map<string, SuiteRun>();
  let rest = slugs;
  while (rest.length > 0) {
    const { runs, culprit, ended = [] } = await runOnce(rest, siblings, only);
    for (const run of runs) found.set(run.slug, run);
    if (!culprit) break;
    // what was wrong before may be the reason: the results were lost with the process
    const again = ended.length > 0 ? await runOnce([culprit.slug], siblings, ended) : undefined;
    found.set(culprit.slug, { ...culprit, tests: again?.runs[0]?.tests ?? [] });
    // this suite ended the process: run the others again without it
    rest = rest.filter((slug) => slug !== culprit.slug);
  }
  return found;
}

/**
 * The tests of each lesson's suite, which are not run.
 *
 * @param slugs - the lessons
 */
export async function listTests(slugs: string[]): Promise<Record<string, Omit<TestRun, 'failures'>[]>> {
  const folder = makeTempFolder('workbook-');
  const files = filesIn(folder);
  try {
    const job = { slugs, siblings: 'exercises', out: files.out, seconds: PATIENCE, list: true };
    const { words, results } = await runSuiteProcess(job, files);
    if (results === undefined) throw new Error(`The suites could not be listed: the process ended ${words}`);
    const runs = parse(results, []);
    const broken = runs.find(({ loadError }) => loadError);
    if (broken) throw new Error(`exercises/${broken.slug}.test.ts: ${broken.loadError?.message}`);
    return Object.fromEntries(
      runs.map(({ slug, tests }) => [slug, tests.map(({ failures: _, ...test }) => test)]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesIn(folder: string): SuiteFiles {
  return {
    out: join(folder, 'results.json'),
    progress: join(folder, 'progress.txt'),
    consoleOutput: join(folder, 'console.jsonl'),
  };
}

async function runOnce(
  slugs: string[],
  siblings: string,
  only?: string[],
): Promise<{ runs: SuiteRun[]; culprit?: SuiteRun; ended?: string[] }> {
  const folder = makeTempFolder('workbook-');
  const files = filesIn(folder);
  try {
    const { words, stopped, results } = await runSuiteProcess(
      { slugs, siblings, out: files.out, only, seconds: PATIENCE },
      files,
    );
    if (results !== undefined) return { runs: parse(results, readConsole(files.consoleOutput), only) };
    const { slug = culpritWithoutNote(slugs), test, endless, before } = lastNote(files.progress, slugs);
    if (!slug) throw new Error(`The check ended before the first suite started, ${words}`);
    // the watchdog ends the process with a signal
    const how = endless ? 'endless' : (stopped ?? 'exit');
    return {
      runs: [],
      culprit: {
        slug,
        tests: [],
        stopped: { how, test },
        consoleOutput: outputOfSuite(slug, readConsole(files.consoleOutput)),
      },
      ended: before,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Which suite and which of its tests were running when the process ended, which had ended before, and whether
 * the watchdog ended it.
 */
function lastNote(
  progress: string,
  slugs: string[],
): { slug?: string; test?: string; endless: boolean; before: string[] } {
  const notes = (readSome(progress) ?? '').trimEnd().split('\n');
  const endless = notes.at(-1) === ENDLESS;
  if (endless) notes.pop();
  const begin = notes.findLastIndex((note) => note.startsWith('file '));
  const tests = notes.slice(begin + 1).filter((note) => note.startsWith('test '));
  const names = tests.map((note) => note.slice('test '.length));
  const test = notes.at(-1)?.startsWith('test ') ? names.pop() : undefined;
  const slug = slugOf(notes[begin] ?? '');
  return { slug: slug && slugs.includes(slug) ? slug : undefined, test, endless, before: names };
}

/** A stranger's answers can delete the file that says which suite was running. */
function culpritWithoutNote([first]: string[]): string | undefined {
  return confinement() ? first : undefined;
}

/** @param only - the tests that were to run; all if omitted */
function parse(json: string, consoleOutput: ConsoleOutput[], only?: string[]): SuiteRun[] {
  return resultsOf(json).map(({ path, loadError, lateError, tests }) => {
    const slug = slugOf(path) ?? path;
    const missing = loadError || only ? [] : missingIn(slug, tests);
    return {
      slug,
      tests: [...tests, ...missing],
      consoleOutput: outputOfSuite(slug, consoleOutput),
      loadError,
      ...(lateError && { lateError }),
    };
  });
}

/** A stranger's answers can also make tests disappear: each that is missing has failed. */
function missingIn(slug: string, tests: TestRun[]): TestRun[] {
  const names = new Set(tests.map(({ name }) => name));
  const expected = confinement()?.expected[slug] ?? [];
  const failure = { name: 'Error', message: 'This test did not run.', stack: '', assertion: true };
  return expected
    .filter(({ name }) => !names.has(name))
    .map(({ exercise, title, name }) => ({ exercise, title, name, failures: [failure] }));
}

function outputOfSuite(slug: string, consoleOutput: ConsoleOutput[]): ConsoleOutput[] {
  return consoleOutput.filter(({ file }) => slugOf(file) === slug);
}

function slugOf(suite: string): string | undefined {
  return /(\d\d-[a-z0-9-]+)\.test\.ts$/.exec(suite)?.[1];
}
