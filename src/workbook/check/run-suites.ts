import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENDLESS } from '../../../scripts/lib/watchdog.cjs';
import { Interrupted, wasInterrupted } from '../../base/interrupted';
import { root } from '../../base/root';
import { makeTempFolder } from '../../base/temp-folder';
import { readConsole, type ConsoleOutput } from '../../suite/console-output';

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
  /**
   * Set if it had to be stopped, or ended the whole process: during this test, or while loading if there is
   * no test.
   */
  stopped?: { how: 'endless' | 'exit'; test?: string };
}

/** How much processor time a single test may use before it counts as endless, in seconds. */
const PATIENCE = Number(process.env.WORKBOOK_PATIENCE ?? 20);

/** How much of a process's output is shown if it ends without a result, in characters. */
const MOST_OUTPUT = 2000;

/**
 * Run the suites of the given lessons on the learner's exercises.
 *
 * @param slugs - the lessons
 * @param siblings - which folder's earlier lessons the exercises call
 * @param only - the full names of the tests to run; all if omitted
 */
export async function runSuites(
  slugs: string[],
  siblings: 'exercises' | 'solutions' = 'exercises',
  only?: string[],
): Promise<Map<string, SuiteRun>> {
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

async function runOnce(
  slugs: string[],
  siblings: string,
  only?: string[],
): Promise<{ runs: SuiteRun[]; culprit?: SuiteRun; ended?: string[] }> {
  const folder = makeTempFolder('workbook-');
  const out = join(folder, 'results.json');
  const progress = join(folder, 'progress.txt');
  const consoleOutput = join(folder, 'console.jsonl');
  try {
    const job = JSON.stringify({ slugs, siblings, out, only, seconds: PATIENCE });
    const ended = await runChild(job, progress, consoleOutput);
    if (existsSync(out)) return { runs: parse(readFileSync(out, 'utf8'), readConsole(consoleOutput)) };
    const { slug, test, endless, before } = lastNote(progress);
    if (!slug) throw new Error(`The check ended before the first suite started, ${ended}`);
    const stopped = { how: endless ? 'endless' : 'exit', test } as const;
    return {
      runs: [],
      culprit: { slug, tests: [], stopped, consoleOutput: outputOfSuite(slug, readConsole(consoleOutput)) },
      ended: before,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a job in a child process. Resolves with how it ended and the last of its output. */
function runChild(job: string, progress: string, consoleOutput: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root(), 'scripts', 'lib', 'jest-child.mjs'), job], {
      cwd: root(),
      stdio: ['ignore', 'pipe', 'pipe'],
      // a time zone other than UTC, so that local time in an answer is noticed on every machine
      env: {
        ...process.env,
        TZ: 'Pacific/Chatham',
        WORKBOOK_PROGRESS: progress,
        WORKBOOK_CONSOLE: consoleOutput,
        FORCE_COLOR: '0',
        NO_COLOR: '1',
        NODE_ENV: 'test',
        NODE_OPTIONS: withoutModules(process.env.NODE_OPTIONS),
      },
    });
    let output = '';
    const listen = (chunk: Buffer) => (output = (output + String(chunk)).slice(-MOST_OUTPUT));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (wasInterrupted(code, signal)) reject(new Interrupted());
      const printed = output.trim();
      resolve(
        `${signal ? `by the signal ${signal}` : `with exit code ${code}`}${printed ? `. It printed:\n${printed}` : ''}`,
      );
    });
  });
}

/**
 * Node's options without the one that makes jest treat packages as ES modules, which the suites do not load.
 */
function withoutModules(options = ''): string {
  return options.replace(/--experimental-vm-modules\b/g, '').trim();
}

/**
 * Which suite and which of its tests were running when the process ended, which had ended before, and whether
 * the watchdog ended it.
 */
function lastNote(progress: string): { slug?: string; test?: string; endless: boolean; before: string[] } {
  const notes = existsSync(progress) ? readFileSync(progress, 'utf8').trimEnd().split('\n') : [];
  const endless = notes.at(-1) === ENDLESS;
  if (endless) notes.pop();
  const begin = notes.findLastIndex((note) => note.startsWith('file '));
  const tests = notes.slice(begin + 1).filter((note) => note.startsWith('test '));
  const names = tests.map((note) => note.slice('test '.length));
  const test = notes.at(-1)?.startsWith('test ') ? names.pop() : undefined;
  return { slug: slugOf(notes[begin] ?? ''), test, endless, before: names };
}

function parse(json: string, consoleOutput: ConsoleOutput[]): SuiteRun[] {
  const suites = JSON.parse(json) as (Omit<SuiteRun, 'slug'> & { path: string })[];
  return suites.map(({ path, loadError, tests }) => {
    const slug = slugOf(path) ?? path;
    return { slug, tests, consoleOutput: outputOfSuite(slug, consoleOutput), loadError };
  });
}

function outputOfSuite(slug: string, consoleOutput: ConsoleOutput[]): ConsoleOutput[] {
  return consoleOutput.filter(({ file }) => slugOf(file) === slug);
}

function slugOf(suite: string): string | undefined {
  return /(\d\d-[a-z0-9-]+)\.test\.ts$/.exec(suite)?.[1];
}
