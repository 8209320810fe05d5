import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

/**
 * Why the solution of a lesson is as it is: for readers who have written their own.
 *
 * @param slug - the lesson: `01-framing`
 * @returns the paragraphs of `solutions/NN-slug.why.md`, as Markdown, each on one line; none if there is no such file
 */
export function reasonsFor(slug: string): string[] {
  const file = join(root(), 'solutions', `${slug}.why.md`);
  // a lesson in progress may have its answer before its reasons
  if (!existsSync(file)) return [];
  const [, ...paragraphs] = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n\s*\n/);
  return paragraphs.map((paragraph) => paragraph.replaceAll(/\s*\r?\n\s*/g, ' '));
}
