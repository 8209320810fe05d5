import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLessons } from '../check/check';
import type { Verdict } from '../check/verdict';
import { root } from '../../base/root';
import { wholeOf } from '../stubs/exercises';
import { type NotebookCells, withCellsShown } from './cells';
import { type FunctionHints, hintsIn } from './parse';
import { rememberSteps, stepsGiven } from './progress';

/** Some steps of one function's hints. */
export interface Hint {
  /** The lesson. */
  slug: string;
  /** The function or class, or the step of a class. */
  exercise: string;
  /** The next step; all steps, if all had been shown already. */
  steps: { number: number; text: string }[];
  /** How many steps are left. */
  left: number;
}

/**
 * The hints for a lesson, in the order of its functions.
 *
 * @param slug - the lesson: `01-framing`
 * @throws Error if the lesson has no hints
 */
export function hintsOf(slug: string): FunctionHints[] {
  const file = join(root(), 'exercises', `${slug}.hints.md`);
  if (!existsSync(file)) throw new Error(`There are no hints for ${slug} yet.`);
  return hintsIn(withCellsShown(readFileSync(file, 'utf8'), notebookOf(slug)));
}

/**
 * The lesson's notebook. It is the learner's, and may be missing or only half saved: hints must work anyway.
 */
function notebookOf(slug: string): NotebookCells {
  try {
    return JSON.parse(readFileSync(join(root(), 'notebooks', `${slug}.ipynb`), 'utf8')) as NotebookCells;
  } catch {
    return { cells: [] };
  }
}

/**
 * The next step for one function. It is recorded as shown.
 *
 * @param slug - the lesson: `01-framing`
 * @param exercise - the function, class or step; `Demultiplexer.next` stands for the class, `Connection` for
 *   its first step
 * @throws Error if the lesson has no such function; the message lists the functions
 */
export function nextHint(slug: string, exercise: string): Hint {
  const all = hintsOf(slug);
  // the hints are for a whole class or for its steps, but a message may have named any of its methods
  const named = all.find((one) => one.exercise === exercise);
  const hints = named ?? all.find((one) => wholeOf(one.exercise) === wholeOf(exercise));
  if (!hints) {
    const names = all.map((one) => one.exercise).join(', ');
    throw new Error(`There is no function "${exercise}" in ${slug}. There are: ${names}`);
  }
  const { exercise: name } = hints;
  const steps = hints.steps.map((text, i) => ({ number: i + 1, text }));
  const given = stepsGiven(slug, name);
  if (given >= steps.length) return { slug, exercise: name, steps, left: 0 };
  rememberSteps(slug, name, given + 1);
  return { slug, exercise: name, steps: [steps[given]], left: steps.length - given - 1 };
}

/**
 * The next step for the first function that is not done.
 *
 * @param slug - the lesson: `01-framing`
 * @returns the hint; or the verdict, if there is no such function: all are done, or the file does not run
 */
export async function nextHintFor(slug: string): Promise<Hint | Verdict> {
  // a lesson without hints fails here at once, not only after a check
  hintsOf(slug);
  const [verdict] = await checkLessons([slug]);
  const exercise = firstOpen(verdict);
  return exercise === undefined ? verdict : nextHint(slug, exercise);
}

/** The function to work on next, if a check can tell. */
export function firstOpen({ state, exercises, finding }: Verdict): string | undefined {
  // if the file does not load, nothing is known about its functions
  if (state === 'does not compile' || state === 'fails to load' || state === 'blocked') return undefined;
  // an endless function must be fixed before the ones after it can be checked
  if (state === 'does not finish') return finding?.exercise;
  return exercises.find((one) => one.state === 'wrong' || one.state === 'not written')?.name;
}
