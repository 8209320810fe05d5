import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Interrupted, wasInterrupted } from '../../base/interrupted';
import { root } from '../../base/root';

/** A type error in an exercise. */
export interface TypeFault {
  /** File and line: `exercises/01-framing.ts:52`. */
  where: string;
  /** What TypeScript says. */
  message: string;
}

/** What has been looked at already, by the text of the modules: in a notebook the same one is checked again and again. */
const known = new Map<string, Promise<TypeFault[]>>();

/**
 * The type errors in the learner's modules, by the rules of tsconfig.json (strict).
 *
 * It runs in a process of its own, after the check: types take longer than answers.
 *
 * @param slugs - the lessons
 */
export function typeFaults(slugs: string[]): Promise<TypeFault[]> {
  const there = slugs.filter((slug) => existsSync(join(root(), 'exercises', `${slug}.ts`)));
  const text = there.map((slug) => readFileSync(join(root(), 'exercises', `${slug}.ts`), 'utf8')).join('\0');
  const faults = known.get(text) ?? inChild(there);
  known.set(text, faults);
  // what went wrong once need not go wrong again
  faults.catch(() => known.delete(text));
  return faults;
}

function inChild(slugs: string[]): Promise<TypeFault[]> {
  const script = join(root(), 'scripts', 'lib', 'types-child.cjs');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...slugs], { cwd: root() }, (error, stdout) => {
      if (error) reject(wasInterrupted(error.code, error.signal) ? new Interrupted() : error);
      else resolve(JSON.parse(stdout) as TypeFault[]);
    });
  });
}
