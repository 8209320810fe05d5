import { solutionText } from '../stubs/exercise-file';
import { foundationsOf } from '../lessons';
import { stepsIn, wholeOf } from '../stubs/exercises';
import { isGiven } from './given';
import { type Printed, printedIn } from './printed';
import type { Failure, SuiteRun, TestRun } from './run-suites';
import { loadWords, thrownWords, unexportedIn } from './failure-words';
import { exerciseAt, unchecked, whereIs } from './where';

/**
 * How far a lesson is. It is always in exactly one of these states. `given` is a lesson whose tests all pass, and
 * whose answers are the reference's own.
 */
export type State =
  | 'done'
  | 'given'
  | 'in progress'
  | 'wrong'
  | 'not started'
  | 'blocked'
  | 'does not compile'
  | 'fails to load'
  | 'does not finish';

/** Whether nothing is left to do in a lesson in this state. */
export function isFinished(state: State | undefined): boolean {
  return state === 'done' || state === 'given';
}

/** What the learner is shown about one thing that is wrong or not written. */
export interface Finding {
  /** The function, the class or the step of a class at fault, if known. */
  exercise?: string;
  /** The name of the test. */
  test?: string;
  /** What went wrong, in words for the learner; may have several lines. */
  message: string;
  /** File and, where known, line, relative to the workbook's folder: `exercises/01-framing.ts:52`. */
  where: string;
}

/** The outcome of one lesson's check. */
export interface Verdict {
  slug: string;
  state: State;
  /** For `blocked`: the lesson that has to be fixed or written first. */
  by?: string;
  /** The functions and classes to write, and the steps of a class, in order, each with its state. */
  exercises: { name: string; state: 'done' | 'wrong' | 'not written' | 'not checked' | 'blocked' }[];
  finding?: Finding;
  /** The next things that are wrong: other exercises, with other messages. */
  more?: Finding[];
  /** What the answers printed with console.log; output from the finding's test comes first. */
  printed?: Printed[];
}

/** At most this many findings are listed after the first. */
const MOST_MORE = 2;

type ExerciseState = Verdict['exercises'][number]['state'];

/**
 * The verdict on a lesson's run.
 *
 * @param run - the run of its suite
 */
export function verdictOf(run: SuiteRun): Verdict {
  const verdict = judge(run);
  const { exercise, test } = verdict.finding ?? {};
  const first = run.tests.find((one) => one.exercise === exercise && one.title === test)?.name;
  const printed = printedIn(run, first ?? run.stopped?.test);
  return printed.length > 0 ? { ...verdict, printed } : verdict;
}

/** The finding that names what is to be written next. @param next - if omitted, the exercise itself */
export function toWrite(slug: string, exercise: string, next = exercise): Finding {
  return { exercise, message: `${next} is yours to write.`, where: whereIs(slug, next) };
}

function judge(run: SuiteRun): Verdict {
  const { slug } = run;
  const names = stepsIn(solutionText(slug));
  if (run.stopped) return stopped(run, names, run.stopped);
  if (run.loadError) return notLoaded(slug, names, run.loadError);

  const exercises = names.map((name) => {
    const tests = run.tests.filter((test) => test.exercise === name);
    return { name, state: exerciseState(tests, slug) };
  });
  const states = exercises.map(({ state }) => state);
  const wrong = firstWrongTests(run);
  const late = run.lateError && lateFinding(run.lateError, slug, names);
  if (wrong.length > 0 || late) {
    const state = wrong[0]?.failures.some(timedOut) ? 'does not finish' : 'wrong';
    const findings = wrong.map((test) => findingOf(test, slug));
    const [finding, ...more] = differing(late ? [...findings, late] : findings);
    const guilty = exercises.find(({ name }) => name === late?.exercise);
    if (guilty) guilty.state = 'wrong';
    return { slug, state, exercises, finding, ...(more.length > 0 && { more }) };
  }
  if (states.every((state) => state === 'done')) {
    return { slug, state: isGiven(slug) ? 'given' : 'done', exercises };
  }
  const unwritten = exercises.find(({ state }) => state === 'not written');
  if (!unwritten) {
    const by = run.tests
      .flatMap(({ failures }) => failures)
      .find(({ lesson }) => lesson && lesson !== slug)?.lesson;
    return { slug, state: 'blocked', by, exercises };
  }
  const started = states.some((state) => state === 'done');
  const finding = toWrite(slug, unwritten.name, memberMet(run, unwritten.name));
  return { slug, state: started ? 'in progress' : 'not started', exercises, finding };
}

/** The first findings with different messages, in the order of the suite. */
function differing(findings: Finding[]): Finding[] {
  const messages = new Set<string>();
  return findings
    .filter(({ message }) => {
      // only the first line: the values below it differ from test to test
      const [say] = message.split('\n');
      const isNew = !messages.has(say);
      messages.add(say);
      return isNew;
    })
    .slice(0, 1 + MOST_MORE);
}

/**
 * The tests of a lesson that show what is wrong: the first failing one of each exercise. A later test of the
 * same exercise is meaningful only if the earlier ones pass.
 *
 * @param run - the run of its suite
 */
function firstWrongTests({ slug, tests }: SuiteRun): TestRun[] {
  const first = new Map<string, TestRun>();
  for (const test of tests) {
    if (stateOf(test, slug) === 'wrong' && !first.has(test.exercise)) first.set(test.exercise, test);
  }
  return [...first.values()];
}

/** The full names of those tests, and of the one that was running if the run was stopped. */
export function firstWrongOf(run: SuiteRun): string[] {
  const names = firstWrongTests(run).flatMap(({ name }) => name ?? []);
  return run.stopped?.test ? [...names, run.stopped.test] : names;
}

/** That of its worst failure: wrong, then an unwritten function of this lesson, then one of an earlier lesson. */
function stateOf({ failures }: TestRun, slug: string): ExerciseState {
  if (failures.length === 0) return 'done';
  const unwritten = failures.filter(isUnwritten);
  // an unwritten function that was called explains every other failure of its test
  if (unwritten.length === 0) return 'wrong';
  // an answer can name any lesson as the one of the function: it waits only for those that it depends on
  const foundations = foundationsOf(slug);
  return unwritten.every(({ lesson }) => foundations.includes(lesson ?? '')) ? 'blocked' : 'not written';
}

function exerciseState(tests: TestRun[], slug: string): ExerciseState {
  const states = tests.map((test) => stateOf(test, slug));
  return (['wrong', 'not written', 'blocked'] as const).find((state) => states.includes(state)) ?? 'done';
}

/** The first unwritten part of a class that its tests reached: `Demultiplexer.next`. */
function memberMet({ slug, tests }: SuiteRun, name: string): string | undefined {
  return tests
    .filter(({ exercise }) => exercise === name)
    .flatMap(({ failures }) => failures)
    .find(({ lesson, exercise }) => lesson === slug && exercise && wholeOf(exercise) === wholeOf(name))
    ?.exercise;
}

function isUnwritten({ name }: Failure): boolean {
  return name === 'NotWrittenYet';
}

/** An error that nothing caught, when the tests had ended. */
function lateFinding(error: Failure, slug: string, names: string[]): Finding {
  const line = learnersLine(error, slug);
  const exercise = line && exerciseAt(slug, Number(line), names);
  return {
    ...(exercise && { exercise }),
    message: `An error was thrown after the test had ended, and nothing caught it. ${thrownWords(error)}`,
    where: `exercises/${slug}.ts${line ? `:${line}` : ''}`,
  };
}

function timedOut({ name }: Failure): boolean {
  return name === 'NeverSettled';
}

function findingOf(test: TestRun, slug: string): Finding {
  const [failure] = test.failures;
  const line = learnersLine(failure, slug);
  const unexported = unexportedIn(failure.message);
  const message = unexported
    ? `exercises/${slug}.ts exports no ${unexported}. Was it renamed, is the keyword export missing, or is it the default export?`
    : timedOut(failure)
      ? 'It did not finish: a promise that it waits for never settled.'
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

/** A loop may be endless because of an exercise before it: what is wrong there comes first. */
function stopped(run: SuiteRun, names: string[], { how, test }: NonNullable<SuiteRun['stopped']>): Verdict {
  const { slug } = run;
  const exercise = names.find((name) => test?.startsWith(`${name} `));
  const title = exercise ? test?.slice(exercise.length + 1) : test;
  const doing = title ? 'in this test' : 'while it was loading';
  const message = {
    endless: `It was stopped ${doing}: it used far more time than it needs. Is there a loop whose condition never becomes false, or work that is repeated for the same bytes?`,
    exit: `It ended the whole process ${doing}. Is there a process.exit()?`,
    memory: `It was stopped ${doing}: it used far more memory, or room on the disk, than it needs. Does something grow without end?`,
    killed: `The system ended its process ${doing}, as it does when memory runs out. Does something grow without end, or is there a process.kill() or process.abort()?`,
  }[how];
  const where = exercise ? whereIs(slug, exercise) : `exercises/${slug}.ts`;
  const wrong = firstWrongTests(run).filter((one) => one.exercise !== exercise);
  const [finding, ...more] = differing([
    ...wrong.map((one) => findingOf(one, slug)),
    { exercise, test: title, message, where },
  ]);
  const guilty = new Set([...wrong.map((one) => one.exercise), exercise]);
  return {
    slug,
    state: wrong.length > 0 ? 'wrong' : 'does not finish',
    exercises: unchecked(slug, names).map((one) => (guilty.has(one.name) ? { ...one, state: 'wrong' } : one)),
    finding,
    ...(more.length > 0 && { more }),
  };
}

function notLoaded(slug: string, names: string[], error: Failure): Verdict {
  const exercises = unchecked(slug, names);
  const compile = /CompileError: (exercises\/(\d\d-[a-z0-9-]+)\.ts:\d+):\d+: (.*)/.exec(
    error.stack + error.message,
  );
  if (compile) {
    const [, where, culprit, reason] = compile;
    if (culprit !== slug) return { slug, state: 'blocked', by: culprit, exercises };
    return { slug, state: 'does not compile', exercises, finding: { message: reason, where } };
  }
  if (error.message.includes('Could not locate module answers/')) {
    const message = `The file is missing. Restore it:  npm run reset ${slug.slice(0, 2)}`;
    return { slug, state: 'fails to load', exercises, finding: { message, where: `exercises/${slug}.ts` } };
  }
  const frame = /exercises[\\/](\d\d-[a-z0-9-]+)\.ts:(\d+)/.exec(error.stack);
  if (frame && frame[1] !== slug) return { slug, state: 'blocked', by: frame[1], exercises };
  const where = frame ? `exercises/${slug}.ts:${frame[2]}` : `exercises/${slug}.ts`;
  return {
    slug,
    state: 'fails to load',
    exercises,
    finding: { message: loadWords(error, frame !== null), where },
  };
}

/** The line of the learner's file in which an error was thrown, if it was thrown there. */
function learnersLine({ stack }: Failure, slug: string): string | undefined {
  return new RegExp(`exercises[\\\\/]${slug}\\.ts:(\\d+)`).exec(stack)?.[1];
}
