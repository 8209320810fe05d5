import { cpSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../base/root';
import { makeTempFolder } from '../../base/temp-folder';
import { stubText } from '../stubs/exercise-file';
import { removeAll } from './remove';

/** A copy of the workbook in which submissions are graded, one after the other. */
export interface ClassCopy {
  /** The folder that holds the other two. */
  folder: string;
  /** The copy. Only its `exercises/NN-name.ts` ever change. */
  workbook: string;
  /** The folder for temporary files, the only one that answers may write to. */
  scratch: string;
  /** Delete all of it that can be deleted. */
  remove(): void;
}

/** What suites need: everything else stays out of the answers' reach. */
const COPIED = [
  'src',
  'solutions',
  'exercises',
  'test_data',
  'scripts',
  '.jupyter/kernels',
  'package.json',
  'package-lock.json',
  'jest.config.mjs',
];

/** What they do not need. */
const LEFT_OUT = [
  'src/acceptance',
  'src/bench',
  'test_data/mistakes',
  'test_data/right',
  'exercises/backups',
];

/** Make a copy of the workbook in a temporary folder. Its exercises are missing. */
export function makeClassCopy(): ClassCopy {
  const from = root();
  // its real path: a process that may only read this folder cannot follow a link to it
  const folder = realpathSync(makeTempFolder('workbook-grade-'));
  const workbook = join(folder, 'workbook');
  const scratch = join(folder, 'scratch');
  const remove = () => {
    try {
      removeAll(folder);
    } catch {
      // what is left is in the system's folder for temporary files; the results are worth more
    }
  };
  try {
    mkdirSync(workbook);
    mkdirSync(scratch);
    const out = new Set(LEFT_OUT.map((name) => join(from, name)));
    const wanted = (source: string) =>
      !out.has(source) && !/^exercises[\\/][^\\/]+(?<!\.test)\.ts$/.test(relative(from, source));
    for (const name of COPIED) {
      cpSync(join(from, name), join(workbook, name), { recursive: true, filter: wanted });
    }
    // on Windows, a link to a folder that needs no permission
    symlinkSync(realpathSync(join(from, 'node_modules')), join(workbook, 'node_modules'), 'junction');
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, workbook, scratch, remove };
}

/**
 * Put a student's answers into the copy that is the current folder, and the stub where one is missing.
 *
 * @param answers - by lesson
 * @param slugs - all lessons
 */
export function putAnswers(answers: Record<string, string>, slugs: string[]): void {
  for (const slug of slugs) {
    writeFileSync(join(root(), 'exercises', `${slug}.ts`), answers[slug] ?? stubText(slug));
  }
}
