import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exercisesIn } from '../stubs/exercises';
import { root } from '../../base/root';
import { type Printed, printedIn } from './printed';
import type { Failure, SuiteRun, TestRun } from './run-suites';
import { meaningOf } from '../../suite/error-meanings';

/** How far a lesson is. Never more than one of these at a time. */
export type State =
  | 'done'
  | 'in progress'
  | 'wrong'
  | 'not started'
  | 'blocked'
  | 'does not compile'
  | 'fails to load'
  | 'does not finish';

/** What to tell the learner about the first thing that is not as it should be. */
export interface Finding {
  /** The function or class, if one is to blame. */
  exercise?: string;
  /** The name of the test. */
  test?: string;
  /** What went wrong, in the learner's words; may have several lines. */
  message: string;
  /** File, and line where known, relative to the workbook's folder: `exercises/01-framing.ts:52`. */
  where: string;
}

/** The outcome of one lesson's check. */
export interface Verdict {
  slug: string;
  state: State;
  /** For `blocked`: the lesson that has to be fixed or written first. */
  by?: string;
  /** The functions and classes to write, in order, and how far each is. */
  exercises: { name: string; state: 'done' | 'wrong' | 'not written' | 'blocked' }[];
  finding?: Finding;
  /** The next things that are wrong: other exercises, with other messages. */
  more?: Finding[];
  /** What the answers printed with console.log; what they printed in the finding's test comes first. */
  printed?: Printed[];
}

/** What to do where no answer is to blame, as after a power cut. */
const DAMAGED =
  'No line of an answer is named in this error: a package may be damaged. In the folder of the workbook, type:  npm ci';

/** How many findings are named beside the first. */
const MOST_MORE = 2;

type ExerciseState = Verdict['exercises'][number]['state'];

/**
 * What a lesson's run means.
 *
 * @param run - what came of its suite
 */
export function verdictOf(run: SuiteRun): Verdict {
  const verdict = judge(run);
  const { exercise, test } = verdict.finding ?? {};
  const first = run.tests.find((one) => one.exercise === exercise && one.title === test)?.name;
  const printed = printedIn(run, first ?? run.stopped?.test);
  return printed.length > 0 ? { ...verdict, printed } : verdict;
}

function judge(run: SuiteRun): Verdict {
  const { slug } = run;
  const source = readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8');
  const names = exercisesIn(source);
  if (run.stopped) return stopped(slug, names, run.stopped);
  if (run.loadError) return notLoaded(slug, names, run.loadError);

  const exercises = names.map((name) => {
    const tests = run.tests.filter((test) => test.exercise === name);
    return { name, state: exerciseState(tests, slug) };
  });
  const states = exercises.map(({ state }) => state);
  const wrong = firstWrongTests(run);
  if (wrong.length > 0) {
    const state = wrong[0].failures.some(timedOut) ? 'does not finish' : 'wrong';
    const [finding, ...more] = differing(wrong.map((test) => findingOf(test, slug)));
    return { slug, state, exercises, finding, ...(more.length > 0 && { more }) };
  }
  if (states.every((state) => state === 'done')) return { slug, state: 'done', exercises };
  const unwritten = exercises.find(({ state }) => state === 'not written');
  if (!unwritten) {
    const by = run.tests
      .flatMap(({ failures }) => failures)
      .find(({ lesson }) => lesson && lesson !== slug)?.lesson;
    return { slug, state: 'blocked', by, exercises };
  }
  const started = states.some((state) => state === 'done');
  const next = memberMet(run, unwritten.name) ?? unwritten.name;
  const finding = {
    exercise: unwritten.name,
    message: `${next} is yours to write.`,
    where: whereIs(slug, next),
  };
  return { slug, state: started ? 'in progress' : 'not started', exercises, finding };
}

/** The first findings, in the order of the suite, of which each says something else. */
function differing(findings: Finding[]): Finding[] {
  const messages = new Set<string>();
  return findings
    .filter(({ message }) => {
      // the values below it differ from test to test
      const [say] = message.split('\n');
      const isNew = !messages.has(say);
      messages.add(say);
      return isNew;
    })
    .slice(0, 1 + MOST_MORE);
}

/**
 * The tests of a lesson that show what is wrong: the first of each exercise. What a later one says of the same exercise
 * is true only if those before it pass.
 *
 * @param run - what came of its suite
 */
function firstWrongTests({ slug, tests }: SuiteRun): TestRun[] {
  const first = new Map<string, TestRun>();
  for (const test of tests) {
    if (stateOf(test, slug) === 'wrong' && !first.has(test.exercise)) first.set(test.exercise, test);
  }
  return [...first.values()];
}

/** Their full names; of a run that was stopped, the test in which it was. */
export function firstWrongOf(run: SuiteRun): string[] {
  if (run.stopped?.test) return [run.stopped.test];
  return firstWrongTests(run).flatMap(({ name }) => name ?? []);
}

/** A test is as far as its worst failure: wrong, then an own function unwritten, then one of an earlier lesson. */
function stateOf({ failures }: TestRun, slug: string): ExerciseState {
  if (failures.length === 0) return 'done';
  const unwritten = failures.filter(isUnwritten);
  // a todo that was met explains every other failure of its test
  if (unwritten.length === 0) return 'wrong';
  return unwritten.some(({ lesson }) => lesson === slug) ? 'not written' : 'blocked';
}

function exerciseState(tests: TestRun[], slug: string): ExerciseState {
  const states = tests.map((test) => stateOf(test, slug));
  return (['wrong', 'not written', 'blocked'] as const).find((state) => states.includes(state)) ?? 'done';
}

/** The first unwritten part of a class that its tests came to: `Demultiplexer.next`. */
function memberMet({ slug, tests }: SuiteRun, name: string): string | undefined {
  return tests
    .filter(({ exercise }) => exercise === name)
    .flatMap(({ failures }) => failures)
    .find(({ lesson, exercise }) => lesson === slug && exercise && exercise.match(/^\w+/)?.[0] === name)
    ?.exercise;
}

function isUnwritten({ name }: Failure): boolean {
  return name === 'NotWrittenYet';
}

function timedOut({ name }: Failure): boolean {
  return name === 'NeverSettled';
}

function findingOf(test: TestRun, slug: string): Finding {
  const [failure] = test.failures;
  const line = learnersLine(failure, slug);
  const unexported = unexportedIn(failure.message);
  const message = unexported
    ? `exercises/${slug}.ts exports no ${unexported}. Was it renamed, or is the word export missing?`
    : timedOut(failure)
      ? 'It did not finish: a promise that it waits for was never settled.'
      : !failure.assertion
        ? thrownWords(failure)
        : failure.message;
  return {
    exercise: test.exercise,
    test: test.title,
    message,
    where: line ? `exercises/${slug}.ts:${line}` : whereIs(slug, test.exercise),
  };
}

/** An error that a test does not expect. A WireError says that something was refused which should be accepted. */
function thrownWords({ name, message }: Failure): string {
  const thrown = `It threw ${name}: ${message}`;
  if (name === 'WireError') return `It was refused, and it should be accepted. ${thrown}`;
  const meaning = meaningOf(message);
  return meaning ? `${thrown}\n${meaning}` : thrown;
}

/** What a suite calls or makes, and does not find: its import has the name that the compiler gives it. */
function unexportedIn(message: string): string | undefined {
  const name = /\(0 , \w+\.(\w+)\) is not a function/.exec(message)?.[1];
  if (name) return `function ${name}`;
  const className = /\b_\d\d_\w+\.(\w+) is not a constructor/.exec(message)?.[1];
  return className && `class ${className}`;
}

function stopped(slug: string, names: string[], { how, test }: NonNullable<SuiteRun['stopped']>): Verdict {
  const exercise = names.find((name) => test?.startsWith(`${name} `));
  const title = exercise ? test?.slice(exercise.length + 1) : test;
  const doing = title ? 'in this test' : 'while it was loaded';
  const message =
    how === 'endless'
      ? `It was stopped ${doing}: it used far more processor time than it needs. Is there a loop whose condition never turns false, or work that is done again and again for the same bytes?`
      : `It ended the whole process ${doing}. Is there a process.exit()?`;
  return {
    slug,
    state: 'does not finish',
    exercises: names.map((name) => ({ name, state: name === exercise ? 'wrong' : 'not written' })),
    finding: {
      exercise,
      test: title,
      message,
      where: exercise ? whereIs(slug, exercise) : `exercises/${slug}.ts`,
    },
  };
}

function notLoaded(slug: string, names: string[], error: Failure): Verdict {
  const exercises = names.map((name) => ({ name, state: 'not written' as const }));
  const compile = /CompileError: (exercises\/(\d\d-[a-z0-9-]+)\.ts:\d+):\d+: (.*)/.exec(
    error.stack + error.message,
  );
  if (compile) {
    const [, where, culprit, reason] = compile;
    if (culprit !== slug) return { slug, state: 'blocked', by: culprit, exercises };
    return { slug, state: 'does not compile', exercises, finding: { message: reason, where } };
  }
  if (error.message.includes('Could not locate module answers/')) {
    const message = `The file is not there. Put it back:  npm run reset ${slug.slice(0, 2)}`;
    return { slug, state: 'fails to load', exercises, finding: { message, where: `exercises/${slug}.ts` } };
  }
  const frame = /exercises[\\/](\d\d-[a-z0-9-]+)\.ts:(\d+)/.exec(error.stack);
  if (frame && frame[1] !== slug) return { slug, state: 'blocked', by: frame[1], exercises };
  const where = frame ? `exercises/${slug}.ts:${frame[2]}` : `exercises/${slug}.ts`;
  const own = frame !== null || error.message.includes('exercises');
  const message = own ? firstLines(error.message) : `${firstLines(error.message)}\n${DAMAGED}`;
  return { slug, state: 'fails to load', exercises, finding: { message, where } };
}

/** The line of the learner's file in which an error came up, if it did. */
function learnersLine({ stack }: Failure, slug: string): string | undefined {
  return new RegExp(`exercises[\\\\/]${slug}\\.ts:(\\d+)`).exec(stack)?.[1];
}

/**
 * Where the learner's function, class or method begins.
 *
 * @param slug - the lesson: `07-streams`
 * @param exercise - `seek`, `Demultiplexer`, or `Demultiplexer.next`
 */
export function whereIs(slug: string, exercise: string): string {
  const lines = readFileSync(join(root(), 'exercises', `${slug}.ts`), 'utf8').split('\n');
  const [, name, member] = /^(\w+)\.?(\w*)/.exec(exercise) ?? [];
  const top = lines.findIndex((line) => new RegExp(`\\b(function\\*?|const|class)\\s+${name}\\b`).test(line));
  if (top === -1) return `exercises/${slug}.ts`;
  const declares = new RegExp(`^\\s+((public|static|override|async|get|set)\\s+)*\\*?${member}\\s*[(<=]`);
  const inside = member ? lines.findIndex((line, i) => i > top && declares.test(line)) : -1;
  return `exercises/${slug}.ts:${(inside === -1 ? top : inside) + 1}`;
}

function firstLines(message: string): string {
  return message.split('\n').slice(0, 6).join('\n').trimEnd();
}
