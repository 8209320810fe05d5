import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { checkLessons } from './check';
import type { Verdict } from './verdict';

const known = new Map<string, { stamp: string; verdict: Promise<Verdict> }>();

/**
 * Check a lesson. When the workbook tests its own notebooks (`WORKBOOK_CHECK=once`), a lesson that is checked again
 * in the same kernel, with no file in exercises/ changed meanwhile, keeps its verdict: of a dozen equal checks in a
 * notebook, one is enough. A learner's check is always a new one.
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

/** Differs when any file in exercises/ has been written to. */
function stampOfExercises(): string {
  const folder = join(root(), 'exercises');
  return readdirSync(folder)
    .map((file) => `${file} ${statSync(join(folder, file)).mtimeMs}`)
    .join('\n');
}
