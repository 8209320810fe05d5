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

/** A copy of the workbook to try things in, so that nothing ever happens to what the learner wrote. */
export interface Workspace {
  folder: string;
  /** Read a file of it. */
  read(file: string): string;
  /** Write a file of it. */
  write(file: string, text: string): void;
  /** Run `node` in it, to the end. */
  node(
    args: string[],
    env?: Record<string, string>,
  ): Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** Delete it. */
  remove(): void;
}

/** What a fresh clone does not have, or what is linked instead. */
const LEFT_OUT = new Set([
  'node_modules',
  '.venv',
  '.git',
  '.workbook',
  'docs',
  join('.jupyter', 'run'),
  join('exercises', 'backups'),
]);

/**
 * Make one.
 *
 * @param exercises - as a fresh clone has them, or all solved
 */
export function makeWorkspace(exercises: 'stubs' | 'solved'): Workspace {
  const from = root();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-'));
  cpSync(from, folder, {
    recursive: true,
    filter: (source) => {
      const name = relative(from, source);
      return !LEFT_OUT.has(name) && !name.includes('.ipynb_checkpoints') && !name.startsWith(`.git${sep}`);
    },
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
  for (const { slug } of lessons()) {
    const solution = workspace.read(`solutions/${slug}.ts`);
    workspace.write(`exercises/${slug}.ts`, exercises === 'solved' ? solution : stubOf(solution, slug));
  }
  return workspace;
}

function runNode(folder: string, args: string[], env: Record<string, string>) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    // jest's own settings are not to reach the jest that runs in there
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
