import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { checkLessons } from './check';
import type { Verdict } from './verdict';

const known = new Map<string, { stamp: string; verdict: Promise<Verdict> }>();

/**
 * Check a lesson. When the workbook tests its own notebooks (`WORKBOOK_CHECK=once`), the verdict is cached
 * for as long as no file in exercises/ changes: of a dozen identical checks in a notebook, one is enough. A
 * learner's check always runs.
 *
 * @param slug - the lesson: `01-framing`
 */
export function verdictFor(slug: string): Promise<Verdict> {
  const fresh = () => checkLessons([slug]).then(([verdict]) => verdict);
  if (process.env.WORKBOOK_CHECK !== 'once') return fresh();
  const stamp = stampOfExercises();
  const before = known.get(slug);
  if (before?.stamp === stamp) return before.verdict;
  const verdict = fresh();
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
