import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { checkLessons } from './check';
import type { Verdict } from './verdict';

const known = new Map<string, { stamp: string; verdict: Promise<Verdict> }>();

/**
 * Check a lesson. A lesson that is not started is not checked again before a file in exercises/ changes: "Run
 * All" in its notebook meets half a dozen checks. When the workbook tests its own notebooks
 * (`WORKBOOK_CHECK=once`), this is so for every verdict; a learner's check of an answer always runs.
 *
 * @param slug - the lesson: `01-framing`
 */
export async function verdictFor(slug: string): Promise<Verdict> {
  const stamp = stampOfExercises();
  const before = known.get(slug);
  if (before?.stamp === stamp) {
    const verdict = await before.verdict.catch(() => undefined);
    if (verdict && (verdict.state === 'not started' || process.env.WORKBOOK_CHECK === 'once')) return verdict;
  }
  const verdict = checkLessons([slug]).then(([one]) => one);
  known.set(slug, { stamp, verdict });
  return verdict;
}

/** A string that changes whenever a file in exercises/ is written to. */
function stampOfExercises(): string {
  const folder = join(root(), 'exercises');
  return readdirSync(folder)
    .map((file) => `${file} ${statSync(join(folder, file)).mtimeMs}`)
    .join('\n');
}
