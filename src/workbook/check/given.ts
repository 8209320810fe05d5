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
  return existsSync(file) && isReference(essence(readFileSync(file, 'utf8')), slug);
}

/** Whether an answer, without white space, is the reference or only exports it. */
export function isReference(text: string, slug: string): boolean {
  return REEXPORT.test(text) || text === essence(solutionText(slug));
}

/** Nothing but `export … from '../solutions/…'`, without white space. */
const REEXPORT = /^(export(\*|\{[\w,]*\})from(['"])[^'"]*solutions\/[^'"]*\3;?)+$/;

function essence(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
    .join('')
    .replaceAll(/\s/g, '');
}
