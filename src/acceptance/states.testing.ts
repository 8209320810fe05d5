import type { ExerciseTypeError } from '../workbook/check/types';
import type { Verdict } from '../workbook/check/verdict';
import { lessonNamed } from '../workbook/lessons';
import { stubOf } from '../workbook/stubs/stub';
import { LAMPS, LAMPS_SOLUTION, LAMPS_SUITE, NEXT, NEXT_SOLUTION, NEXT_SUITE } from './made-up-lessons';
import { makeWorkspace, type Workspace } from './workspace';

/** A right body for `checksum` of lesson 01. */
export const RIGHT = 'return sha256(sha256(payload)).slice(0, 4);';

/** A wrong body for `checksum`: it hashes once. */
export const ONCE = 'return sha256(payload).slice(0, 4);';

/** The result of a check. */
export interface Outcome {
  code: number | null;
  verdicts: Verdict[];
  types: ExerciseTypeError[];
}

/**
 * The text of an exercise of lesson 01 with a function that is written.
 *
 * @param text - the exercise; the function is not written there
 * @param name - the name of the function
 * @param body - its new body
 * @throws Error if the function is written already
 */
export function withBody(text: string, name: string, body: string): string {
  const written = text.replace(`return todo('01-framing', '${name}');`, body);
  if (written === text) throw new Error(`${name} is not in the stub`);
  return written;
}

/**
 * Register hooks that make a workspace of stubs, with two made-up lessons, before the tests of a file, and
 * delete it after them. In between it is the current folder.
 *
 * @returns the workspace, which is there once the tests run, and functions that use it
 */
export function makeStubs() {
  const workspace = {} as Workspace;
  const before = { folder: process.cwd(), env: { ...process.env } };
  let checkLessons: (slugs: string[]) => Promise<Verdict[]>;

  beforeAll(async () => {
    Object.assign(workspace, makeWorkspace('stubs'));
    workspace.write(`solutions/${NEXT}.ts`, NEXT_SOLUTION);
    workspace.write(`exercises/${NEXT}.test.ts`, NEXT_SUITE);
    workspace.write(`notebooks/${NEXT}.ipynb`, '{"cells":[{"source":["# The next one"]}]}');
    workspace.write(`solutions/${LAMPS}.ts`, LAMPS_SOLUTION);
    workspace.write(`exercises/${LAMPS}.ts`, stubOf(LAMPS_SOLUTION, LAMPS));
    workspace.write(`exercises/${LAMPS}.test.ts`, LAMPS_SUITE);
    workspace.write(`notebooks/${LAMPS}.ipynb`, '{"cells":[{"source":["# Lamps"]}]}');
    process.env.WORKBOOK_PATIENCE = '0.5';
    ({ checkLessons } = await import('../workbook/check/check'));
    process.chdir(workspace.folder);
  });

  afterAll(() => {
    process.chdir(before.folder);
    process.env = before.env;
    workspace.remove();
  });

  return {
    workspace,
    /** The untouched exercise of a lesson. */
    stub: (slug: string): string => stubOf(workspace.read(`solutions/${slug}.ts`), slug),
    /** The number of the first line of a file that contains this. */
    lineOf: (file: string, part: string): number =>
      workspace
        .read(file)
        .split('\n')
        .findIndex((line) => line.includes(part)) + 1,
    /** The complete output of the command, with its exit code. */
    async check(...lessons: string[]): Promise<Outcome> {
      const args = ['scripts/run.mjs', 'src/workbook/check/main.ts', '--json', ...lessons];
      const { code, stdout, stderr } = await workspace.node(args);
      try {
        return { code, ...(JSON.parse(stdout) as Omit<Outcome, 'code'>) };
      } catch {
        throw new Error(`no result: ${stdout}\n${stderr}`);
      }
    },
    /** The verdicts on some lessons, without type checks. */
    verdictsOf: (...names: string[]) => checkLessons(names.map((name) => lessonNamed(name).slug)),
  };
}
