import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../base/root';
import type { Trial } from './trial';

/**
 * The trials of a lesson, which are run on the learner's answers and on the reference: a file in trials/ with
 * the lesson's name.
 *
 * @param slug - the lesson: `01-framing`
 * @returns an empty array if there is no such file
 */
export function trialsOf(slug: string): Trial[] {
  const file = join(root(), 'src', 'workbook', 'compare', 'trials', `${slug}.ts`);
  if (!existsSync(file)) return [];
  return (createRequire(__filename)(file) as { trials: Trial[] }).trials;
}
