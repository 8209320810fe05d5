import { existsSync, readFileSync } from 'node:fs';
import { exerciseFile, solutionText } from '../stubs/exercise-file';

/**
 * Whether the learner's file says the same as the solution: then it was not written, but given, wherever it
 * came from. Lines that are only a comment, and all white space, do not count.
 *
 * @param slug - the lesson: `01-framing`
 */
export function isGiven(slug: string): boolean {
  const file = exerciseFile(slug);
  return existsSync(file) && essence(readFileSync(file, 'utf8')) === essence(solutionText(slug));
}

function essence(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
    .join('')
    .replaceAll(/\s/g, '');
}
