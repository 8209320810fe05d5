import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lessons as allLessons, lessonsNamed } from '../lessons';

/** The arguments of `npm run grade`. */
export interface GradeArguments {
  /** Folders and zip files. */
  paths: string[];
  /** The lessons to grade: `01-framing`. */
  lessons: string[];
  /** Processor time for a test, in seconds. */
  seconds: number;
  /** Memory, in MiB. */
  memory: number;
  /** The files to write. */
  files: { csv?: string; json?: string; junit?: string };
}

/** What `--help` prints. */
export const GRADE_HELP = `Run this workbook's suites on the answers of a class. Each submission is a folder, a git checkout or a zip
file with exercises/NN-name.ts. Only those files are used: the suites are yours.

  npm run grade -- FOLDER…             a folder for each student, or a folder of such folders and zip files

  --lessons 00-05,08   which lessons; all if omitted
  --csv FILE           a line for each student, for a spreadsheet
  --json FILE          everything that the checks say
  --junit FILE         for a CI server
  --seconds 10         processor time that a test may use
  --memory 1024        memory that the answers of a student may use, in MiB

The answers run in a process with few permissions: see guide/teaching.md.`;

/**
 * Parse the arguments.
 *
 * @param args - the arguments
 * @param folder - the folder that paths are relative to
 * @returns undefined if help is wanted
 * @throws Error if one is not understood
 */
export function gradeArguments(args: string[], folder: string): GradeArguments | undefined {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      lessons: text,
      csv: text,
      json: text,
      junit: text,
      seconds: text,
      memory: text,
    },
  });
  if (values.help) return undefined;
  if (positionals.length === 0) {
    throw new Error(`Whose answers? Name a folder:  npm run grade -- FOLDER\n\n${GRADE_HELP}`);
  }
  const named = values.lessons?.split(/[\s,]+/).filter(Boolean);
  if (named?.length === 0) throw new Error('--lessons names no lesson. For instance:  --lessons 00-05');
  const path = (file: string | undefined) => (file === undefined ? undefined : resolve(folder, file));
  return {
    paths: positionals.map((one) => resolve(folder, one)),
    lessons: (named ? lessonsNamed(named) : allLessons()).map(({ slug }) => slug),
    seconds: numberIn('--seconds', values.seconds ?? '10', 1, 600),
    memory: numberIn('--memory', values.memory ?? '1024', 256, 65_536),
    files: { csv: path(values.csv), json: path(values.json), junit: path(values.junit) },
  };
}

function numberIn(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && least <= number && number <= most) return number;
  throw new Error(`${option} must be a number from ${least} to ${most}, not ${text}`);
}
