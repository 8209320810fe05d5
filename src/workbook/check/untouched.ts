import { readFileSync } from 'node:fs';
import { exerciseFile, solutionText } from '../stubs/exercise-file';
import { stepsIn, wholeOf } from '../stubs/exercises';
import { toWrite, type Verdict } from './verdict';

/**
 * The verdict on a lesson whose exercise is still the stub, so that its suite need not be run.
 *
 * @param slug - the lesson: `01-framing`
 */
export function untouched(slug: string): Verdict {
  const exercises = stepsIn(solutionText(slug)).map((name) => ({ name, state: 'not written' as const }));
  const [{ name }] = exercises;
  // of a class, the first part
  const open = [...readFileSync(exerciseFile(slug), 'utf8').matchAll(/\btodo\('[^']+', '([^']+)'\)/g)];
  const next = open.map(([, part]) => part).find((part) => wholeOf(part) === wholeOf(name));
  return { slug, state: 'not started', exercises, finding: toWrite(slug, name, next) };
}
