import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ResourceTracker } from '../suite/resource-tracker';
import type { Failure } from '../workbook/check/run-suites';
import type * as Deadline from '../suite/deadline';
import { type Finding, verdictOf } from '../workbook/check/verdict';
import { type Lesson, lessons } from '../workbook/lessons';
import { root } from '../base/root';
import { todosMet } from '../base/todo';
import type { Exports } from './answers';
import { collect, type Collected } from './collect';
import { catchUncaught } from './uncaught-errors';

const SLUGS = lessons().map(({ slug }) => slug);

/**
 * Modules that all runs share: the packages, because loading them again takes most of the time, and the
 * modules of WireError and NeverSettled, because suite, answer and matchers must use the same classes.
 */
const SHARED = [
  'fast-check',
  '@noble/hashes/sha2.js',
  '@noble/hashes/sha3.js',
  '@noble/hashes/utils.js',
  '@noble/curves/secp256k1.js',
  '@scure/base',
  ...wireModules(),
  join(root(), 'src', 'suite', 'never-settled'),
];

/** The modules of src/wire: they keep nothing from one run to the next. */
function wireModules(): string[] {
  const folder = join(root(), 'src', 'wire');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
    .map((file) => join(folder, file.slice(0, -'.ts'.length)));
}

/** The lessons that have a suite. */
export function lessonsWithSuite(): Lesson[] {
  return lessons().filter(({ slug }) => existsSync(join(root(), 'exercises', `${slug}.test.ts`)));
}

/**
 * Run a lesson's suite on an answer, up to the first failing test.
 *
 * @param slug - the lesson
 * @param load - returns some of the lesson's functions; the others are taken from the solution
 * @returns the finding that the checker would show, or undefined if all tests pass
 */
export async function tryAnswer(slug: string, load: () => Exports): Promise<Finding | undefined> {
  return firstFinding(slug, await testsOn(slug, load));
}

/**
 * The tests of a lesson's suite that use some export of an answer, bound to it. The others would only test
 * the reference, and take time.
 *
 * @param slug - the lesson
 * @param load - returns some of the lesson's functions; the others are taken from the solution
 */
export async function testsOn(slug: string, load: () => Exports): Promise<Collected[]> {
  const { tests, changed, used } = suiteOn(slug, load);
  if (tests.length === 0) throw new Error(`exercises/${slug}.test.ts has no tests`);
  // exports that the suite uses while it is loaded may be used by any of its tests
  if (changed.length === 0 || changed.some((name) => used.has(name))) return tests;
  const uses = await usesOf(slug);
  return tests.filter((_, i) => changed.some((name) => uses[i].has(name)));
}

const knownUses = new Map<string, Promise<Set<string>[]>>();

/** The exports that each test of a lesson's suite uses when it passes. */
function usesOf(slug: string): Promise<Set<string>[]> {
  const known = knownUses.get(slug) ?? usesOfReference(slug);
  knownUses.set(slug, known);
  return known;
}

async function usesOfReference(slug: string): Promise<Set<string>[]> {
  const { tests, used } = suiteOn(slug, () => ({}));
  const uses: Set<string>[] = [];
  for (const { body } of tests) {
    used.clear();
    await failureOf(body);
    uses.push(new Set(used));
  }
  return uses;
}

/**
 * The exercises of which an answer passes every test.
 *
 * @param slug - the lesson
 * @param load - returns its functions and classes
 */
export async function passedBy(slug: string, load: () => Exports): Promise<string[]> {
  const { tests } = suiteOn(slug, load);
  const failed = new Set<string>();
  for (const { exercise, body } of tests) {
    if (!failed.has(exercise) && (await failureOf(body))) failed.add(exercise);
  }
  // the test that calls this expects that they are unwritten
  todosMet().length = 0;
  return [...new Set(tests.map(({ exercise }) => exercise))].filter((name) => !failed.has(name));
}

/**
 * Run tests one by one, up to the first failing one.
 *
 * @param slug - the lesson that they belong to
 * @param tests - in the order of the suite
 * @returns the finding that the checker would show, or undefined if all of them pass
 */
export async function firstFinding(slug: string, tests: Collected[]): Promise<Finding | undefined> {
  for (const { exercise, title, body } of tests) {
    const failure = await failureOf(body);
    if (failure) return verdictOf({ slug, tests: [{ exercise, title, failures: [failure] }] }).finding;
  }
  return undefined;
}

/**
 * Check that a mistake is caught with the right diagnosis.
 *
 * @param slug - the lesson
 * @param load - returns the wrong functions, `diagnosis` and, if a certain function is at fault, `exercise`
 * @returns what is wrong with the suite or with the mistake; undefined if it is caught and named
 */
export async function complaintAbout(slug: string, load: () => Exports): Promise<string | undefined> {
  let mistake: Exports = {};
  const finding = await tryAnswer(slug, () => (mistake = load()));
  const { diagnosis, exercise } = mistake;
  if (typeof diagnosis !== 'string' || diagnosis.length < 10) return 'it exports no diagnosis';
  if (!finding) return 'it passes: it is not a mistake, or the suite does not notice it';
  const reported = `${finding.exercise} · ${finding.test}\n${finding.message}`;
  if (!finding.message.includes(diagnosis))
    return `the first failure does not say "${diagnosis}":\n${reported}`;
  if (exercise !== undefined && finding.exercise !== exercise)
    return `${exercise} is at fault, not\n${reported}`;
  return undefined;
}

/** A lesson's suite, bound to an answer. */
interface Suite {
  /** All its tests, in order. */
  tests: Collected[];
  /** The exports that come from the answer, not from the solution. */
  changed: string[];
  /** The exports used so far: the suite may add to it at any time. */
  used: Set<string>;
}

function suiteOn(slug: string, load: () => Exports): Suite {
  // a suite may compare with the solution, which would then be replaced by the wrong answer, too
  if (process.env.ANSWERS === 'solutions')
    throw new Error('wrong answers must be tried without ANSWERS=solutions');
  let tests: Collected[] = [];
  let changed: string[] = [];
  const used = new Set<string>();
  for (const shared of SHARED) {
    const loaded = jest.requireActual<Exports>(shared);
    jest.doMock(shared, () => loaded);
  }
  jest.isolateModules(() => {
    const solution = jest.requireActual<Exports>(join(root(), 'solutions', slug));
    const { diagnosis: _, exercise: __, ...functions } = load();
    // earlier lessons are the reference's own, whatever ANSWERS says
    changed = Object.keys(functions);
    for (const other of SLUGS) {
      if (other === slug) continue;
      jest.doMock(`answers/${other}`, () => jest.requireActual(join(root(), 'solutions', other)));
    }
    jest.doMock(`answers/${slug}`, () => watched({ ...solution, ...functions }, used));
    const { withTestDeadline } = jest.requireActual<typeof Deadline>(
      join(root(), 'src', 'suite', 'deadline'),
    );
    tests = collect(() => jest.requireActual(join(root(), 'exercises', `${slug}.test.ts`))).map((test) => ({
      ...test,
      body: () => withTestDeadline(test.body),
    }));
  });
  for (const any of SLUGS) jest.dontMock(`answers/${any}`);
  return { tests, changed, used };
}

/** The same exports; each access to one of them is recorded. */
function watched(exports: Exports, used: Set<string>): Exports {
  const watching = Object.entries(exports).map(([name, value]) => {
    const get = () => {
      used.add(name);
      return value;
    };
    return [name, { enumerable: true, get }] as const;
  });
  return Object.defineProperties({}, Object.fromEntries(watching)) as Exports;
}

/**
 * Run a test and return its failure in the format that the checker gets from jest. Afterwards, everything
 * that it has opened is closed.
 */
async function failureOf(body: Collected['body']): Promise<Failure | undefined> {
  todosMet().length = 0;
  // stacks are not used here, and capturing them takes longer than most tests
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const uncaught = catchUncaught();
  const tracker = new ResourceTracker();
  const unwatch = tracker.watchOpened();
  try {
    await Promise.race([body(), uncaught.thrown]);
    await uncaught.settle();
    const [unwritten] = todosMet();
    if (unwritten) throw unwritten;
    return undefined;
  } catch (thrown) {
    const error = thrown as Failure & { matcherResult?: unknown };
    const assertion = error.matcherResult !== undefined;
    return { name: error.name, message: error.message ?? String(thrown), stack: '', assertion };
  } finally {
    unwatch();
    // errors are not reported to the test any more
    for (const socket of tracker.sockets) socket.removeAllListeners('error').on('error', () => {});
    tracker.end();
    // errors caused by the closing do not count
    await uncaught.settle().catch(() => {});
    uncaught.stop();
    Error.stackTraceLimit = stackTraceLimit;
  }
}
