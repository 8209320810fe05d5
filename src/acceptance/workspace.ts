import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { spawn } from 'node:child_process';
import { lessons } from '../workbook/lessons';
import { root } from '../base/root';
import { stubOf } from '../workbook/stubs/stub';

/** A copy of the workbook for tests, so that they never touch the learner's files. */
export interface Workspace {
  folder: string;
  /** Read one of its files. */
  read(file: string): string;
  /** Write one of its files. */
  write(file: string, text: string): void;
  /** Run `node` in it, until it ends. */
  node(
    args: string[],
    env?: Record<string, string>,
  ): Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** Delete it. */
  remove(): void;
}

/**
 * The solution as if a learner had written it: an exercise that says the same as its solution is *given*.
 *
 * @param solution - the source of the solution
 */
export function asOwn(solution: string): string {
  return `${solution}export {};\n`;
}

/** Patterns of names that a fresh clone does not contain, each as a regular expression for a path with slashes. */
const IGNORED = ['/.git', ...readFileSync(join(root(), '.gitignore'), 'utf8').split(/\r?\n/)]
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const name = line.replace(/^\/|\/$/g, '');
    const pattern = name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
    // as git does: one with a slash counts from the top, any other in every folder
    const anywhere = line.slice(0, -1).includes('/') ? '' : '(.*/)?';
    return new RegExp(`^${anywhere}${pattern}$`);
  });

/**
 * Whether a file or folder belongs to the workbook itself. If not, running the workbook has made it.
 *
 * @param name - its path from the workbook's folder
 */
export function isCopied(name: string): boolean {
  const path = name.replaceAll(sep, '/');
  return !IGNORED.some((pattern) => pattern.test(path));
}

/** What set-up does not read: nine tenths of the files. */
const BEYOND_SET_UP = ['exercises', 'solutions', 'src', 'test_data'];

/**
 * Make a copy of the workbook in a temporary folder.
 *
 * @param exercises - `stubs`, as in a fresh clone, or `solved`; `none` leaves out all that set-up does not read
 */
export function makeWorkspace(exercises: 'stubs' | 'solved' | 'none'): Workspace {
  const from = root();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-'));
  const leftOut = exercises === 'none' ? BEYOND_SET_UP : [];
  cpSync(from, folder, {
    recursive: true,
    filter: (source) => isCopied(relative(from, source)) && !leftOut.includes(relative(from, source)),
  });
  for (const linked of ['node_modules', '.venv']) {
    if (existsSync(join(from, linked))) symlinkSync(join(from, linked), join(folder, linked), 'junction');
  }
  const workspace: Workspace = {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    node: (args, env = {}) => runNode(folder, args, env),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
  for (const { slug } of exercises === 'none' ? [] : lessons()) {
    const solution = workspace.read(`solutions/${slug}.ts`);
    workspace.write(
      `exercises/${slug}.ts`,
      exercises === 'solved' ? asOwn(solution) : stubOf(solution, slug),
    );
  }
  return workspace;
}

function runNode(folder: string, args: string[], env: Record<string, string>) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    // the settings of this jest must not reach the jest that runs in the child process
    const { JEST_WORKER_ID: _, ANSWERS: __, WORKBOOK_PROGRESS: ___, ...inherited } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { ...inherited, ...env, NO_COLOR: '1' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
