import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { backUp } from '../stubs/backup';
import { stubOf } from '../stubs/stub';

/** The result of a reset. */
export interface Reset {
  /** The lesson. */
  slug: string;
  /** Whether the file was the stub already, so that nothing was written. */
  untouched: boolean;
  /** The path of the copy of the previous file, relative to the workbook's folder. */
  backup?: string;
}

/**
 * Replace the learner's file by the lesson's stub. The file is copied first.
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

/** The result of a reset in words. */
export function resetText({ slug, untouched, backup }: Reset): string {
  const file = `exercises/${slug}.ts`;
  if (untouched) return `${file} is already the stub. There is nothing to reset.`;
  const kept = backup === undefined ? 'There was no file before.' : `The previous file is kept in ${backup}`;
  return `${file} is the stub again. ${kept}`;
}
