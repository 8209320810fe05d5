import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Leash } from '../suite/resource-tracker';
import type { Failure } from '../workbook/check/run-suites';
import type * as Soon from '../suite/deadline';
import { type Finding, verdictOf } from '../workbook/check/verdict';
import { type Lesson, lessons } from '../workbook/lessons';
import { root } from '../base/root';
import { todosMet } from '../base/todo';
import { collect, type Collected } from './collect';
import { catchStrays } from './strays';

/** What a module exports. */
export type Exports = Record<string, unknown>;

const SLUGS = lessons().map(({ slug }) => slug);

/**
 * What every run gets as it is already loaded: the packages, because loading them again takes most of the time,
 * and WireError and Late, because suite, answer and matchers must mean the same classes by them.
 */
const SHARED = [
  'fast-check',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  '@noble/curves/secp256k1.js',
  join(root(), 'src', 'wire', 'codec', 'error'),
  join(root(), 'src', 'suite', 'never-settled'),
];

/** The lessons that have a suite. */
export function lessonsWithSuite(): Lesson[] {
  return lessons().filter(({ slug }) => existsSync(join(root(), 'exercises', `${slug}.test.ts`)));
}

/**
 * The files in test_data for one lesson.
 *
 * @param kind - `mistakes`, or `right`: right answers in another style than the solution's
 * @param slug - the lesson
 * @returns their names, sorted, without the ending
 */
export function answersFor(kind: 'mistakes' | 'right', slug: string): string[] {
  const folder = join(root(), 'test_data', kind, slug);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** Loads one of those files. */
export function answer(kind: 'mistakes' | 'right', slug: string, name: string): () => Exports {
  return () => jest.requireActual<Exports>(join(root(), 'test_data', kind, slug, name));
}

/**
 * Run a lesson's suite on an answer, up to the first test that fails.
 *
 * @param slug - the lesson
 * @param load - gives some of the lesson's functions; the others are taken from the solution
 * @returns what the checker would tell the learner, or undefined if all tests pass
 */
export async function tryAnswer(slug: string, load: () => Exports): Promise<Finding | undefined> {
  return firstFinding(slug, await testsOn(slug, load));
}

/**
 * The tests of a lesson's suite, bound to an answer: those that use something of it. The others have nothing but
 * the reference to test, and would only take time.
 *
 * @param slug - the lesson
 * @param load - gives some of the lesson's functions; the others are taken from the solution
 */
export async function testsOn(slug: string, load: () => Exports): Promise<Collected[]> {
  const { tests, changed, used } = suiteOn(slug, load);
  if (tests.length === 0) throw new Error(`exercises/${slug}.test.ts has no tests`);
  // what the suite uses while it is loaded may be in any of its tests
  if (changed.length === 0 || changed.some((name) => used.has(name))) return tests;
  const uses = await usesOf(slug);
  return tests.filter((_, i) => changed.some((name) => uses[i].has(name)));
}

const knownUses = new Map<string, Promise<Set<string>[]>>();

/** Which exports each test of a lesson's suite uses, as long as nothing goes wrong. */
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
 * Run tests one by one, up to the first that fails.
 *
 * @param slug - the lesson that they belong to
 * @param tests - in the order of the suite
 * @returns what the checker would tell the learner, or undefined if all of them pass
 */
export async function firstFinding(slug: string, tests: Collected[]): Promise<Finding | undefined> {
  for (const { exercise, title, body } of tests) {
    const failure = await failureOf(body);
    if (failure) return verdictOf({ slug, tests: [{ exercise, title, failures: [failure] }] }).finding;
  }
  return undefined;
}

/**
 * Whether a mistake is caught as it should be.
 *
 * @param slug - the lesson
 * @param load - gives the wrong functions, `diagnosis` and, if one function is to be blamed, `exercise`
 * @returns what is wrong with the suite or with the mistake; undefined if it is caught and named
 */
export async function complaintAbout(slug: string, load: () => Exports): Promise<string | undefined> {
  let mistake: Exports = {};
  const finding = await tryAnswer(slug, () => (mistake = load()));
  const { diagnosis, exercise } = mistake;
  if (typeof diagnosis !== 'string' || diagnosis.length < 10) return 'it exports no diagnosis';
  if (!finding) return 'it passes: it is no mistake, or the suite does not see it';
  const told = `${finding.exercise} · ${finding.test}\n${finding.message}`;
  if (!finding.message.includes(diagnosis)) return `the first failure does not say "${diagnosis}":\n${told}`;
  if (exercise !== undefined && finding.exercise !== exercise) return `${exercise} is to blame, not\n${told}`;
  return undefined;
}

/** A lesson's suite, bound to an answer. */
interface Suite {
  /** All its tests, in order. */
  tests: Collected[];
  /** What the answer has of its own, and does not take from the solution. */
  changed: string[];
  /** Which exports have been used: the suite adds to it at any time. */
  used: Set<string>;
}

function suiteOn(slug: string, load: () => Exports): Suite {
  // a suite may compare with the solution, which would then be the wrong answer, too
  if (process.env.ANSWERS === 'solutions')
    throw new Error('wrong answers are tried without ANSWERS=solutions');
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
    const { wholeTest } = jest.requireActual<typeof Soon>(join(root(), 'src', 'suite', 'deadline'));
    tests = collect(() => jest.requireActual(join(root(), 'exercises', `${slug}.test.ts`))).map((test) => ({
      ...test,
      body: () => wholeTest(test.body),
    }));
  });
  for (const any of SLUGS) jest.dontMock(`answers/${any}`);
  return { tests, changed, used };
}

/** The same exports; whenever one of them is looked at, that is noted. */
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
 * What goes wrong in a test, in the shape in which the checker gets it from jest. When it is over, nothing that it
 * has opened is left.
 */
async function failureOf(body: Collected['body']): Promise<Failure | undefined> {
  todosMet().length = 0;
  // nobody looks at stacks here, and to write them down takes longer than most tests
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const strays = catchStrays();
  const leash = new Leash();
  const unwatch = leash.watchOpened();
  try {
    await Promise.race([body(), strays.thrown]);
    await strays.settle();
    const [unwritten] = todosMet();
    if (unwritten) throw unwritten;
    return undefined;
  } catch (thrown) {
    const error = thrown as Failure & { matcherResult?: unknown };
    const assertion = error.matcherResult !== undefined;
    return { name: error.name, message: error.message ?? String(thrown), stack: '', assertion };
  } finally {
    unwatch();
    // nobody is left to be told of an error
    for (const socket of leash.sockets) socket.removeAllListeners('error').on('error', () => {});
    leash.end();
    // what the closing brings about is nobody's fault
    await strays.settle().catch(() => {});
    strays.stop();
    Error.stackTraceLimit = stackTraceLimit;
  }
}
