import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { backUp } from '../stubs/backup';
import { stubOf } from '../stubs/stub';

/** What a reset did. */
export interface Reset {
  /** The lesson. */
  slug: string;
  /** The stub was there already, and nothing was written. */
  untouched: boolean;
  /** Where a copy is of what was there, relative to the workbook's folder. */
  backup?: string;
}

/**
 * Put a lesson's stub back in place of what the learner wrote. That is copied first.
 *
 * @param slug - the lesson: `01-framing`
 */
export function resetLesson(slug: string): Reset {
  const target = join(root(), 'exercises', `${slug}.ts`);
  const stub = stubOf(readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8'), slug);
  const there = existsSync(target);
  if (there && readFileSync(target, 'utf8') === stub) return { slug, untouched: true };
  const backup = there ? backUp(slug) : undefined;
  writeFileSync(target, stub);
  return { slug, untouched: false, backup };
}

/** What a reset did, in words. */
export function resetText({ slug, untouched, backup }: Reset): string {
  const file = `exercises/${slug}.ts`;
  if (untouched) return `${file} is the stub already. There is nothing to reset.`;
  const kept = backup === undefined ? 'There was no file before.' : `What was there is kept in ${backup}`;
  return `${file} is the stub again. ${kept}`;
}
