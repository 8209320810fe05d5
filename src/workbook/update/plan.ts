import { ANSWERS } from '../../../scripts/lib/finish-update.cjs';
import type { Entry, Tree } from './git';
import { sameCells } from './same-cells';

/** What becomes of the learner's files. */
export interface Plan {
  /** The working folder afterwards. */
  files: Tree;
  /** Changed by the learner, and left as they are, although the new version has others. */
  stay: string[];
  /** Changed by the learner, and replaced; a copy is kept. */
  copied: string[];
  /** Notebooks that were only run, and are replaced. */
  rerun: string[];
}

/**
 * Work out which files a folder has after an update. Nobody is asked: answers stay; of everything else, the
 * new version is taken, and what was edited is kept as a copy.
 *
 * @param base - the version that the learner's files come from
 * @param mine - the learner's files
 * @param next - the new version
 * @param contentOf - the content of a file in any of them
 */
export function planFor(base: Tree, mine: Tree, next: Tree, contentOf: (entry: Entry) => Buffer): Plan {
  const plan: Plan = { files: new Map(), stay: [], copied: [], rerun: [] };
  const folders = foldersOf(next);
  for (const path of [...new Set([...base.keys(), ...mine.keys(), ...next.keys()])].sort()) {
    const [was, has, gets] = [base.get(path), mine.get(path), next.get(path)];
    const take = (entry: Entry | undefined) => entry && plan.files.set(path, entry);
    if (same(has, gets) || same(has, was)) take(gets);
    // the new version has nothing new here: it stays, unless it is in the way
    else if (same(gets, was) && !(has && isInTheWay(path, folders, next))) take(has);
    else if (has === undefined) take(gets);
    else if (was && onlyLineEndings(was, has, contentOf)) take(gets);
    else if (ANSWERS.test(path)) {
      plan.stay.push(path);
      take(has);
    } else if (
      was &&
      path.endsWith('.ipynb') &&
      sameCells(contentOf(was).toString(), contentOf(has).toString())
    ) {
      plan.rerun.push(path);
      take(gets);
    } else {
      plan.copied.push(path);
      take(gets);
    }
  }
  return plan;
}

const same = (a: Entry | undefined, b: Entry | undefined) => a?.id === b?.id && a?.mode === b?.mode;

function onlyLineEndings(was: Entry, has: Entry, contentOf: (entry: Entry) => Buffer): boolean {
  const text = (entry: Entry) => contentOf(entry).toString('latin1').replaceAll('\r\n', '\n');
  return was.mode === has.mode && text(was) === text(has);
}

/** All folders that a tree has files in. */
function foldersOf(tree: Tree): Set<string> {
  return new Set([...tree.keys()].flatMap(foldersAbove));
}

/** `a/b/c.ts`: `a/b`, `a`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Whether the new version has a folder where this file is, or a file where one of its folders is. */
function isInTheWay(path: string, folders: Set<string>, next: Tree): boolean {
  return folders.has(path) || foldersAbove(path).some((folder) => next.has(folder));
}
