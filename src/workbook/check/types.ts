import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Interrupted, wasInterrupted } from '../../base/interrupted';
import { counted, printableText } from '../../base/text';
import { root } from '../../base/root';

/** A type error in an exercise. */
export interface ExerciseTypeError {
  /** File and line: `exercises/01-framing.ts:52`. */
  where: string;
  /** What TypeScript says. */
  message: string;
}

/** How many type errors are shown, and how much of each, in characters. */
const MOST_SHOWN = 8;
const MOST_OF_EACH = 500;

/** The first type errors, shortened, and how many more there are. */
export function firstTypeErrors(faults: ExerciseTypeError[]): { shown: ExerciseTypeError[]; left: string } {
  const shown = faults
    .slice(0, MOST_SHOWN)
    .map(({ where, message }) => ({ where, message: printableText(message, MOST_OF_EACH) }));
  const left = faults.length - shown.length;
  return { shown, left: left > 0 ? `… and ${counted(left, 'more type error')}` : '' };
}

/** Results by the text of the modules: a notebook checks the same one again and again. */
const known = new Map<string, Promise<ExerciseTypeError[]>>();

/**
 * The type errors in the learner's modules, under the rules of tsconfig.json (strict).
 *
 * Runs in a child process, after the check: checking types takes longer than running the answers.
 *
 * @param slugs - the lessons
 */
export function exerciseTypeErrors(slugs: string[]): Promise<ExerciseTypeError[]> {
  const there = slugs.filter((slug) => existsSync(join(root(), 'exercises', `${slug}.ts`)));
  const text = there.map((slug) => readFileSync(join(root(), 'exercises', `${slug}.ts`), 'utf8')).join('\0');
  const faults = known.get(text) ?? inChild(there);
  known.set(text, faults);
  // a failure is not cached: the next attempt may succeed
  faults.catch(() => known.delete(text));
  return faults;
}

function inChild(slugs: string[]): Promise<ExerciseTypeError[]> {
  const script = join(root(), 'scripts', 'lib', 'types-child.cjs');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...slugs], { cwd: root(), maxBuffer: Infinity }, (error, stdout) => {
      if (error) reject(wasInterrupted(error.code, error.signal) ? new Interrupted() : error);
      else resolve(JSON.parse(stdout) as ExerciseTypeError[]);
    });
  });
}
