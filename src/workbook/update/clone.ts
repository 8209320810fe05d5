import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { counted } from '../../base/text';
import { git, GitError, gitText, gitTry } from './git';

/** The clone of the workbook that the learner works in. */
export interface Clone {
  /** Its folder. */
  folder: string;
  /** The branch: `refs/heads/main`. */
  branch: string;
  /** The commit it is at. */
  head: string;
  /** The tree of that commit. */
  tree: string;
  /** The absolute path of the index. */
  index: string;
}

const NO_CLONE = `This folder is not a git clone, so there is nothing that it could be updated from. Once and for all:

  1. git clone the workbook into another folder
  2. copy your answers, exercises/NN-name.ts, and notebooks with cells of your own into it
  3. npm start there; from then on, npm run update works`;

/** What git leaves while something waits for the learner to finish it, and how it is ended. */
const UNFINISHED: [file: string, what: string, end: string][] = [
  ['MERGE_HEAD', 'A merge', 'git merge --abort'],
  ['rebase-merge', 'A rebase', 'git rebase --abort'],
  ['rebase-apply', 'A rebase', 'git rebase --abort'],
  ['CHERRY_PICK_HEAD', 'A cherry-pick', 'git cherry-pick --abort'],
  ['REVERT_HEAD', 'A revert', 'git revert --abort'],
];

/**
 * Look at a clone before it is updated.
 *
 * @param folder - the workbook's folder
 * @throws Error if it cannot be updated now; the message says why, and what to do
 */
export function openClone(folder: string): Clone {
  const [prefix, gitFolder, index, head, tree, branch] = positionIn(folder);
  if (prefix !== '') throw new Error(NO_CLONE);
  for (const [file, what, end] of UNFINISHED) {
    if (existsSync(join(gitFolder, file))) {
      throw new Error(`${what} is not finished. Finish it first, or end it:  ${end}`);
    }
  }
  if (existsSync(join(gitFolder, 'index.lock'))) {
    throw new Error(
      `Another program is using git here. Try again when it is done; if there is none, remove ${join(gitFolder, 'index.lock')}`,
    );
  }
  if (!branch.startsWith('refs/heads/')) {
    throw new Error('No branch is checked out, only a commit. Go back to the branch first:  git switch main');
  }
  return { folder, branch, head, tree, index: resolve(folder, index) };
}

function positionIn(folder: string): string[] {
  try {
    const asked = ['--show-prefix', '--absolute-git-dir', '--git-path', 'index', 'HEAD', 'HEAD^{tree}'];
    return git(folder, ['rev-parse', ...asked, '--symbolic-full-name', 'HEAD'])
      .toString()
      .split('\n');
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      /not a git repository|unknown revision|ambiguous argument/.test(message) ? NO_CLONE : message,
    );
  }
}

/**
 * The files that the learner has changed: all that differ from the commit, and new ones in exercises/ and notebooks/.
 *
 * @throws Error if there is a conflict from an earlier merge
 */
export function changesIn({ folder }: Clone): string[] {
  const lines = git(folder, ['status', '--porcelain', '-z', '--untracked-files=all', '--no-renames'])
    .toString()
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => ({ state: line.slice(0, 2), path: line.slice(3) }));
  const torn = lines.filter(({ state }) => /U|AA|DD/.test(state)).map(({ path }) => path);
  if (torn.length > 0) {
    throw new Error(
      `git has a conflict in ${torn.join(', ')}. Correct ${counted(torn.length, 'file')}, then:  git reset`,
    );
  }
  return lines
    .filter(({ state, path }) => state !== '??' || /^(exercises|notebooks)\/.*[^/]$/.test(path))
    .map(({ path }) => path);
}

/** Where newer versions come from. */
export interface Source {
  /** A remote's name, a folder or an address. */
  remote: string;
  /** The branch there: `refs/heads/main`, or `HEAD`. */
  ref: string;
  /** The branch here that follows it: `refs/remotes/origin/main`. */
  tracking?: string;
  /** How to call it in a message: `origin/main`. */
  name: string;
}

/**
 * Find out where newer versions come from: what the branch follows; else, the remote `origin`.
 *
 * @param clone - the clone
 * @param from - what the learner has asked for instead: `REMOTE/BRANCH`, a folder or an address
 */
export function sourceOf({ folder, branch }: Clone, from?: string): Source {
  const remotes = gitText(folder, 'remote').split('\n').filter(Boolean);
  if (from !== undefined) return sourceNamed(from, remotes);
  const format = '--format=%(upstream)%00%(upstream:remotename)%00%(upstream:remoteref)';
  const [tracking, remote, ref] = gitText(folder, 'for-each-ref', format, branch).split('\0');
  if (remote && ref) {
    const name = tracking.replace(/^refs\/(remotes|heads)\//, '');
    // another branch of this clone is the learner's own: it is not to be moved
    return { remote, ref, ...(tracking.startsWith('refs/remotes/') && { tracking }), name };
  }
  const only = remotes.includes('origin') ? 'origin' : remotes[0];
  if (only === undefined) {
    throw new Error(
      'This clone does not say where it is from. Name the address:  npm run update -- --from ADDRESS',
    );
  }
  return { remote: only, ref: 'HEAD', name: only };
}

function sourceNamed(from: string, remotes: string[]): Source {
  if (from === '' || from.startsWith('-'))
    throw new Error('--from needs a REMOTE/BRANCH, a folder or an address.');
  const remote = remotes.find((name) => from === name || from.startsWith(`${name}/`));
  if (remote === undefined || from === remote) return { remote: from, ref: 'HEAD', name: from };
  const branch = from.slice(remote.length + 1);
  return { remote, ref: `refs/heads/${branch}`, tracking: `refs/remotes/${remote}/${branch}`, name: from };
}

/** Where a fetched version is kept until it is taken. */
const FETCHED = 'refs/workbook/fetched';
/** The version that was taken last. */
export const TAKEN = 'refs/workbook/taken';

/** Two versions: the one that the learner's files come from, and the newest one. */
export interface Versions {
  base: string;
  next: string;
  /** The day of the newest one: `2026-05-17`. Undefined if the clone has it already. */
  date: string | undefined;
  /** What the clone knew of the source so far. */
  known: [ref: string, commit: string][];
}

/**
 * Fetch the newest version.
 *
 * @throws Error if that fails, or if it has nothing in common with the clone
 */
export function fetchFrom({ folder, head }: Clone, { remote, ref, tracking, name }: Source): Versions {
  try {
    git(folder, ['fetch', '--quiet', '--no-tags', '--refmap=', remote, `+${ref}:${FETCHED}`]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new Error(
      `The new version could not be fetched from ${name}. Are you online? git says:\n${error.message}`,
    );
  }
  const followed = tracking === undefined ? [] : [tracking];
  const refs = gitText(
    folder,
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    FETCHED,
    TAKEN,
    ...followed,
  )
    .split('\n')
    .map((line) => line.split(' ') as [ref: string, commit: string]);
  const next = refs.find(([one]) => one === FETCHED)![1];
  // the learner's files may come from a version that was withdrawn since: the clone knows which ones it has had
  const known = refs.filter(([one]) => one !== FETCHED);
  const base = gitTry(folder, 'merge-base', head, next, ...known.map(([, commit]) => commit));
  if (base === undefined) {
    throw new Error(`${name} has nothing in common with this folder. Is it the workbook?`);
  }
  const date = gitText(folder, 'log', '-1', '--format=%cs', next, `^${head}`);
  return { base, next, known, date: date === '' ? undefined : date };
}
