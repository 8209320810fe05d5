import { foundationsOf } from '../lessons';
import { runSuites } from './run-suites';
import { type Verdict, verdictOf } from './verdict';

/**
 * Check the learner's answers to some lessons.
 *
 * A lesson whose own answers are right, and which fails only because an earlier answer that it calls is
 * unfinished or wrong, is *blocked*. To know, a failing lesson is run once more on the reference solutions of
 * the earlier ones.
 *
 * @param slugs - the lessons: `01-framing`
 */
export async function checkLessons(slugs: string[]): Promise<Verdict[]> {
  const runs = await runSuites(slugs);
  const verdicts: Verdict[] = [];
  for (const slug of slugs) {
    const run = runs.get(slug);
    if (!run) throw new Error(`exercises/${slug}.test.ts was not run: is it there?`);
    verdicts.push(verdictOf(run));
  }
  const known = new Map(verdicts.map((verdict) => [verdict.slug, verdict]));
  for (const verdict of verdicts) {
    const foundations = foundationsOf(verdict.slug);
    if (!mayBeBlocked(verdict) || foundations.length === 0) continue;
    const unknown = foundations.filter((slug) => !known.has(slug));
    for (const [slug, run] of await runSuites(unknown)) known.set(slug, verdictOf(run));
    const culprit = foundations.find((slug) => known.get(slug)?.state !== 'done');
    if (!culprit) continue;
    const alone = await onSolutions(verdict.slug);
    if (alone.state === 'done') Object.assign(verdict, { state: 'blocked', by: culprit, finding: undefined });
    else if (!mayBeBlocked(alone)) Object.assign(verdict, alone);
  }
  return verdicts;
}

function mayBeBlocked({ state }: Verdict): boolean {
  return state === 'wrong' || state === 'fails to load' || state === 'does not finish';
}

/** How far the lesson's own answers are, with the earlier ones taken from the solutions. */
async function onSolutions(slug: string): Promise<Verdict> {
  const run = (await runSuites([slug], 'solutions')).get(slug);
  if (!run) throw new Error(`exercises/${slug}.test.ts was not run: is it there?`);
  return verdictOf(run);
}
