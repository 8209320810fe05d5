import { existsSync } from 'node:fs';
import { backUp } from '../stubs/backup';
import { exerciseFile, isStub, solutionText, writeExercise } from '../stubs/exercise-file';
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
  if (isStub(slug)) return { slug, untouched: true };
  const target = exerciseFile(slug);
  const backup = existsSync(target) ? backUp(slug) : undefined;
  writeExercise(slug, stubOf(solutionText(slug), slug));
  return { slug, untouched: false, backup };
}

/** The result of a reset in words. */
export function resetText({ slug, untouched, backup }: Reset): string {
  const file = `exercises/${slug}.ts`;
  if (untouched) return `${file} is already the stub. There is nothing to reset.`;
  const kept = backup === undefined ? 'There was no file before.' : `The previous file is kept in ${backup}`;
  return `${file} is the stub again. ${kept}`;
}
