import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../../base/root';
import { errorText } from '../../base/text';
import type { Confinement } from '../check/confinement';
import type { Verdict } from '../check/verdict';
import { lessons as allLessons } from '../lessons';
import { type ClassCopy, makeClassCopy } from './class-copy';
import { type Answer, type Grader, lastingGrader, startGrader } from './grader';
import { findSubmissions, readSubmission } from './submissions';

/** What one student has reached. */
export interface Row {
  /** The name of the folder or of the zip file. */
  student: string;
  /** The lessons, in order; none if there is a problem. */
  verdicts: Verdict[];
  /** What the teacher should know about the files. */
  notes: string[];
  /** Why nothing could be graded, if that is so. */
  problem?: string;
}

/** How a class is graded. */
export interface GradeOptions {
  /** Folders and zip files. */
  paths: string[];
  /** The lessons to grade: `01-framing`. */
  lessons: string[];
  /** How much processor time a test may use, in seconds. */
  seconds: number;
  /** How much memory the answers may use, in MiB. */
  memory: number;
  /** Called when a student's answers have been graded. */
  onRow?(row: Row, done: number, all: number): void;
}

/** The answers of one student may use the time of so many tests that are stopped, */
const STOPPED_TESTS = 20;
/** and for each lesson, so many seconds of processor time: to load its suite some times, and to run it. */
const SECONDS_A_LESSON = 20;

/**
 * Grade submissions.
 *
 * @returns a row for each, in the order of their names
 * @throws Error if a path cannot be read, or holds no submission
 */
export async function grade({ paths, lessons, seconds, memory, onRow }: GradeOptions): Promise<Row[]> {
  const all = allLessons().map(({ slug }) => slug);
  const found = await findSubmissions(paths);
  const begun: { copy: ClassCopy; grader: Grader }[] = [];
  const remove = () => begun.forEach(({ copy }) => copy.remove());
  const begin = () => {
    const copy = makeClassCopy();
    const one = { copy, grader: startGrader(copy) };
    begun.push(one);
    return one;
  };
  // also when the process is interrupted
  process.once('exit', remove);
  try {
    const atATime = Math.min(availableParallelism(), found.length);
    const spare = Array.from({ length: atATime }, begin);
    const { expected } = only(await spare[0].grader.ask({ what: 'list', lessons, all }), 'tests');
    const limits = {
      seconds,
      secondsInAll: seconds * STOPPED_TESTS + SECONDS_A_LESSON * lessons.length,
      memory,
      expected,
    };
    const confined = async () => {
      const { copy, grader } = spare.shift() ?? begin();
      await grader.ask({ what: 'confine', how: { ...limits, ...foldersOf(copy) } });
      return grader;
    };
    const rows: Row[] = [];
    let next = 0;
    let done = 0;
    const work = async () => {
      const grader = lastingGrader(confined);
      while (next < found.length) {
        const at = next++;
        const { path, name } = found[at];
        rows[at] = await rowOf(grader, path, name, lessons, all);
        onRow?.(rows[at], ++done, found.length);
      }
    };
    await Promise.all(Array.from({ length: atATime }, work));
    return rows;
  } finally {
    await Promise.all(begun.map(({ grader }) => grader.close()));
    process.off('exit', remove);
    remove();
  }
}

async function rowOf(
  grader: Pick<Grader, 'ask'>,
  path: string,
  name: string,
  lessons: string[],
  all: string[],
): Promise<Row> {
  const { answers, notes, problem } = await readSubmission(path, name, all);
  const row = { student: name, verdicts: [], notes };
  if (problem !== undefined) return { ...row, problem };
  try {
    const { verdicts } = only(await grader.ask({ what: 'grade', answers, lessons, all }), 'verdicts');
    return { ...row, verdicts };
  } catch (error) {
    return { ...row, problem: `the check failed: ${errorText(error)}` };
  }
}

function foldersOf({ folder, scratch }: ClassCopy): Pick<Confinement, 'readable' | 'writable'> {
  return { readable: [folder, realpathSync(join(root(), 'node_modules'))], writable: scratch };
}

function only<K extends Answer['what']>(answer: Answer, what: K): Extract<Answer, { what: K }> {
  if (answer.what !== what) throw new Error(`expected ${what}, got ${answer.what}`);
  return answer as Extract<Answer, { what: K }>;
}
