import { existsSync, readFileSync } from 'node:fs';
import { exerciseFile, solutionText } from '../stubs/exercise-file';
import { linesOf } from './exercise-lines';
import { STEPS } from './steps';

/**
 * Who wrote an exercise: `yours` differs from the reference, `given` says the same. Whether it is right, this does
 * not say: the check does.
 */
export type Author = 'yours' | 'given' | 'not written' | 'missing';

/** One exercise in the learner's own files. */
export interface Piece {
  /** The lesson: `01-framing`. */
  lesson: string;
  /** The function or class. */
  name: string;
  author: Author;
  /** Its first and last line; absent if the file does not have it. */
  lines?: { from: number; to: number };
}

/** What a step of the light client is made of. */
export interface BuiltStep {
  what: string;
  pieces: Piece[];
}

/**
 * What the learner's light client is made of, from the files in exercises/ as they are.
 *
 * @param textOf - the text of a lesson's exercise; undefined if there is no such file
 */
export function builtSteps(textOf: (lesson: string) => string | undefined = ownText): BuiltStep[] {
  return STEPS.map(({ what, by }) => ({
    what,
    pieces: Object.entries(by).flatMap(([lesson, names]) => {
      const [own, reference] = [textOf(lesson), solutionText(lesson)];
      return names.map((name) => pieceOf(lesson, name, own, reference));
    }),
  }));
}

function pieceOf(lesson: string, name: string, own: string | undefined, reference: string): Piece {
  const found = own === undefined ? undefined : linesOf(own, name);
  if (!found) return { lesson, name, author: 'missing' };
  const { from, to, text } = found;
  return { lesson, name, author: authorOf(text, linesOf(reference, name)?.text), lines: { from, to } };
}

function authorOf(text: string, reference = ''): Author {
  if (/\btodo\('\d\d-/.test(text)) return 'not written';
  return essence(text) === essence(reference) ? 'given' : 'yours';
}

/** Without comments on lines of their own, and white space. */
const essence = (text: string) => text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '').replaceAll(/\s/g, '');

function ownText(lesson: string): string | undefined {
  const file = exerciseFile(lesson);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
