import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../base/root';
import type { Trial } from './trial';

/**
 * What is run for a lesson, on the learner's answers and on the reference: a file in trials/ that carries the
 * lesson's name.
 *
 * @param slug - the lesson: `01-framing`
 * @returns none, if there is no such file
 */
export function trialsOf(slug: string): Trial[] {
  const file = join(root(), 'src', 'workbook', 'compare', 'trials', `${slug}.ts`);
  if (!existsSync(file)) return [];
  return (createRequire(__filename)(file) as { trials: Trial[] }).trials;
}
