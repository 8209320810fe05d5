import { calledBy, foundationsOf } from '../lessons';
import { isStub } from '../stubs/exercise-file';
import { runSuites, type SuiteRun } from './run-suites';
import { untouched } from './untouched';
import { firstWrongOf, isFinished, toWrite, type Verdict, verdictOf } from './verdict';

/** A lesson's run and the verdict on it. */
interface Result {
  run: SuiteRun;
  verdict: Verdict;
}

/**
 * Check the learner's answers to the given lessons.
 *
 * A lesson whose own answers are right, and which fails only because an earlier answer that it calls is
 * unfinished or wrong, is *blocked*. To find out, whatever failed is run again on the reference solutions of
 * the earlier lessons.
 *
 * @param slugs - the lessons: `01-framing`
 */
export async function checkLessons(slugs: string[]): Promise<Verdict[]> {
  const results = await resultsOf(slugs);
  const known = new Map(slugs.map((slug) => [slug, resultFor(slug, results).verdict]));
  const verdicts: Verdict[] = [];
  for (const slug of slugs) verdicts.push(await withoutForeignFaults(resultFor(slug, results), known));
  return verdicts;
}

async function resultsOf(
  slugs: string[],
  siblings?: 'exercises' | 'solutions',
  only?: string[],
): Promise<Map<string, Result>> {
  // the suite of a long lesson takes ten seconds to find out that nothing has been written
  const stubs = new Set(slugs.filter(isStub));
  const begun = slugs.filter((slug) => !stubs.has(slug));
  const results = new Map<string, Result>();
  for (const slug of stubs) results.set(slug, { run: { slug, tests: [] }, verdict: untouched(slug) });
  const runs = await runSuites(begun, siblings, only);
  for (const [slug, run] of runs) results.set(slug, { run, verdict: verdictOf(run) });
  return results;
}

function resultFor(slug: string, results: Map<string, Result>): Result {
  const result = results.get(slug);
  if (!result) throw new Error(`exercises/${slug}.test.ts was not run: does it exist?`);
  return result;
}

function isWrong({ state }: Verdict): boolean {
  return state === 'wrong' || state === 'fails to load' || state === 'does not finish';
}

/** Whether earlier lessons' answers may be the cause of something in this verdict. */
function mayBeBlocked(verdict: Verdict): boolean {
  return isWrong(verdict) || verdict.exercises.some(({ state }) => state === 'blocked');
}

/** The verdict without the errors that an earlier lesson's answers cause. */
async function withoutForeignFaults(result: Result, known: Map<string, Verdict>): Promise<Verdict> {
  const { verdict, run } = result;
  const { slug } = verdict;
  const foundations = foundationsOf(slug);
  if (!mayBeBlocked(verdict) || foundations.length === 0) return verdict;

  // one test of each exercise quickly shows whether the lesson's own answers are wrong, as they usually are
  const suspects = verdict.exercises.some(({ state }) => state === 'blocked') ? [] : firstWrongOf(run);
  if (suspects.length > 0) {
    const { verdict: alone } = resultFor(slug, await resultsOf([slug], 'solutions', suspects));
    if (isWrong(alone)) return ownFaults(verdict, alone);
  }
  const { verdict: alone } = resultFor(slug, await resultsOf([slug], 'solutions'));
  if (isWrong(alone) || alone.state === 'blocked') return ownFaults(verdict, alone);
  // a suite may also call an answer of a lesson from which this one imports only a type
  const culprit =
    verdict.by ?? (await firstNotDone(calledBy(slug), known)) ?? (await firstNotDone(foundations, known));
  if (culprit === undefined) return verdict;
  const own = ownFaults(verdict, alone);
  if (!isFinished(alone.state)) return { ...own, by: culprit };
  const { finding: _, more: __, ...rest } = own;
  return { ...rest, state: 'blocked', by: culprit };
}

/**
 * The verdict with only the lesson's own errors: an exercise that fails on the reference solutions of the
 * earlier lessons is wrong; one that fails only on the learner's answers to them is blocked.
 */
function ownFaults(verdict: Verdict, alone: Verdict): Verdict {
  const exercises = verdict.exercises.map(({ name, state }) => {
    const own = alone.exercises.find((one) => one.name === name)?.state ?? state;
    if (own === 'done' && (state === 'wrong' || state === 'blocked'))
      return { name, state: 'blocked' as const };
    return { name, state: state === 'blocked' ? ownOnSolutions(own) : state };
  });
  // the findings after the first must be the lesson's own errors, too
  const own = new Set(exercises.filter(({ state }) => state === 'wrong').map(({ name }) => name));
  const more = verdict.more?.filter(
    ({ exercise, test }) => own.has(exercise ?? '') && test !== alone.finding?.test,
  );
  const { more: _, by: __, ...rest } = verdict;
  const { state, finding } = withoutBlocked(alone);
  return { ...rest, state, exercises, finding, ...(more && more.length > 0 && { more }) };
}

type State = Verdict['exercises'][number]['state'];

/** On the reference solutions, nothing is left to wait for: what says so is not written. */
const ownOnSolutions = (state: State): State => (state === 'blocked' ? 'not written' : state);

function withoutBlocked(alone: Verdict): Pick<Verdict, 'state' | 'finding'> {
  if (alone.state !== 'blocked') return alone;
  const { slug, exercises } = alone;
  const open = exercises.find(({ state }) => state === 'blocked') ?? exercises[0];
  const begun = exercises.some(({ state }) => state === 'done');
  return { state: begun ? 'in progress' : 'not started', finding: toWrite(slug, open.name) };
}

/** The first of the lessons that is not done or given. Lessons without a verdict are checked now. */
async function firstNotDone(slugs: string[], known: Map<string, Verdict>): Promise<string | undefined> {
  const unknown = slugs.filter((slug) => !known.has(slug));
  for (const [slug, { verdict }] of await resultsOf(unknown)) known.set(slug, verdict);
  return slugs.find((slug) => !isFinished(known.get(slug)?.state));
}
