import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { gitEnvironment } from '../../../scripts/lib/finish-update.cjs';

/** Git refused. The message is what it said. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** The most that git may print, in bytes. */
const MOST = 1 << 30;

/**
 * Run git in a folder.
 *
 * @param folder - the folder
 * @param args - the arguments
 * @param input - what it reads
 * @returns what it printed
 * @throws GitError with git's own words if it fails, or is not installed
 */
export function git(folder: string, args: string[], input: string | Buffer = ''): Buffer {
  try {
    return execFileSync(
      'git',
      ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'core.fsync=all', ...args],
      {
        cwd: folder,
        input,
        env: gitEnvironment(),
        maxBuffer: MOST,
        stdio: 'pipe',
      },
    );
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (code === 'ENOENT')
      throw new GitError('git was not found. Install it from git-scm.com, and run this again.');
    throw new GitError(stderr?.toString().trim() || message);
  }
}

/** What git printed, without white space around it. @see {@link git} */
export function gitText(folder: string, ...args: string[]): string {
  return git(folder, args).toString().trim();
}

/** The same, or undefined where git fails. @see {@link git} */
export function gitTry(folder: string, ...args: string[]): string | undefined {
  try {
    return gitText(folder, ...args);
  } catch {
    return undefined;
  }
}

/** A file in a commit. */
export interface Entry {
  /** Its mode: `100644`, `100755`, or `120000` for a link. */
  mode: string;
  /** The hash of its content. */
  id: string;
}

/** The files of a commit, or of the working folder, by path. */
export type Tree = Map<string, Entry>;

/** All files of a commit. */
export function treeOf(folder: string, commit: string): Tree {
  const tree: Tree = new Map();
  for (const line of git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]).toString().split('\0')) {
    const [, mode, kind, id, path] = /^(\d+) (\w+) (\w+)\t([^]*)$/.exec(line) ?? [];
    if (kind === 'blob') tree.set(path, { mode, id });
  }
  return tree;
}

/**
 * The hash under which git keeps a content.
 *
 * @param bytes - the content
 * @param like - any other hash of the same repository: it may use SHA-1 or SHA-256
 */
export function idOf(bytes: Buffer, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Read contents by their hashes. */
export function contentsOf(folder: string, ids: Iterable<string>): Map<string, Buffer> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Buffer>();
  if (wanted.length === 0) return found;
  const out = git(folder, ['cat-file', '--batch'], wanted.map((id) => `${id}\n`).join(''));
  let at = 0;
  for (const id of wanted) {
    const end = out.indexOf(10, at);
    const [, kind, size] = out.toString('latin1', at, end).split(' ');
    if (kind !== 'blob') throw new GitError(`git lacks ${id}. Is the clone complete?`);
    found.set(id, out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return found;
}
