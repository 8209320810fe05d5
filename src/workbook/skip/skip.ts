import { existsSync } from 'node:fs';
import { checkLessons } from '../check/check';
import { isGiven } from '../check/given';
import { asEntered } from '../command';
import { backUp } from '../stubs/backup';
import { exerciseFile, isStub, solutionText, writeExercise } from '../stubs/exercise-file';

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
  const before = new Set(slugs.filter(isGiven));
  const begun = slugs.filter((slug) => existsSync(exerciseFile(slug)) && !before.has(slug) && !isStub(slug));
  // the unwritten ones first: they may be all that a written one is blocked by
  for (const slug of slugs) if (!before.has(slug) && !begun.includes(slug)) give(slug);
  const verdicts = begun.length > 0 ? await checkLessons(begun) : [];
  const done = new Set(verdicts.filter(({ state }) => state === 'done').map(({ slug }) => slug));
  return slugs.map((slug) => {
    if (before.has(slug)) return { slug, what: 'given before' };
    if (done.has(slug)) return { slug, what: 'done' };
    if (!begun.includes(slug)) return { slug, what: 'given' };
    const backup = backUp(slug);
    give(slug);
    return { slug, what: 'given', backup };
  });
}

function give(slug: string): void {
  writeExercise(slug, solutionText(slug));
}

/**
 * What was done, a line per lesson, and how it can be undone.
 *
 * @param all - the lessons
 * @param html - whether commands are entered in a notebook's cell
 */
export function skippedText(all: Skipped[], html: boolean): string {
  const lines = all.map(({ slug, what, backup }) => {
    if (what === 'done') return `${slug} is done, and stays as it is.`;
    if (what === 'given before') return `${slug} was given already.`;
    const kept = backup === undefined ? '' : ` Your file is kept in ${backup}`;
    return `${slug} is given: exercises/${slug}.ts has the reference answers.${kept}`;
  });
  const given = all.find(({ what }) => what !== 'done');
  if (given) {
    const command = asEntered(html, 'reset', given.slug.slice(0, 2));
    lines.push(`To write one yourself after all:  ${html ? `\`${command}\`` : command}`);
  }
  return lines.join('\n');
}
