import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { checkLessons } from '../check/check';
import { isGiven } from '../check/given';
import { backUp } from '../stubs/backup';
import { stubOf } from '../stubs/stub';

/** What was done about one lesson. */
export interface Skipped {
  /** The lesson. */
  slug: string;
  /** `given` now, or already before; or left as it was, because it is `done`. */
  what: 'given' | 'given before' | 'done';
  /** The path of the copy of the learner's file, relative to the workbook's folder. */
  backup?: string;
}

/**
 * Put the reference answers into the exercises of some lessons. A lesson that is done stays as it is; any other
 * file with something of the learner's is copied first.
 *
 * @param slugs - the lessons: `02-fields`
 */
export async function skipLessons(slugs: string[]): Promise<Skipped[]> {
  const begun = slugs.filter((slug) => !isGiven(slug) && !isStub(slug));
  const verdicts = begun.length > 0 ? await checkLessons(begun) : [];
  const done = new Set(verdicts.filter(({ state }) => state === 'done').map(({ slug }) => slug));
  return slugs.map((slug) => {
    if (isGiven(slug)) return { slug, what: 'given before' };
    if (done.has(slug)) return { slug, what: 'done' };
    const backup = begun.includes(slug) && existsSync(exerciseOf(slug)) ? backUp(slug) : undefined;
    writeFileSync(exerciseOf(slug), readSolution(slug));
    return { slug, what: 'given', backup };
  });
}

const exerciseOf = (slug: string) => join(root(), 'exercises', `${slug}.ts`);
const readSolution = (slug: string) => readFileSync(join(root(), 'solutions', `${slug}.ts`), 'utf8');

/** Whether nothing was written in a lesson: its file is the stub, or missing. */
function isStub(slug: string): boolean {
  const file = exerciseOf(slug);
  return !existsSync(file) || readFileSync(file, 'utf8') === stubOf(readSolution(slug), slug);
}

/** What was done, a line per lesson, and how it can be undone. */
export function skippedText(all: Skipped[]): string {
  const lines = all.map(({ slug, what, backup }) => {
    if (what === 'done') return `${slug} is done, and stays as it is.`;
    if (what === 'given before') return `${slug} was given already.`;
    const kept = backup === undefined ? '' : ` Your file is kept in ${backup}`;
    return `${slug} is given: exercises/${slug}.ts has the reference answers.${kept}`;
  });
  const given = all.find(({ what }) => what !== 'done');
  if (given) lines.push(`To write one yourself after all:  npm run reset ${given.slug.slice(0, 2)}`);
  return lines.join('\n');
}
