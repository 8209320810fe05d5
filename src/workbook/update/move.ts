import { join } from 'node:path';
import {
  fingerprint,
  type Journal,
  placeFor,
  read,
  type Write,
} from '../../../scripts/lib/finish-update.cjs';
import { changesIn, type Clone } from './clone';
import { contentsOf, type Entry, gitText, idOf, type Tree, treeOf } from './git';
import { type Plan, planFor } from './plan';
import { type Saved, save } from './save';

/** A file of the learner as it is now. */
export interface Mine {
  mode: string;
  bytes: Buffer;
}

/** A move from one version to another, worked out but not carried out. */
export interface Move {
  /** The files of the version that the learner's come from. */
  base: Tree;
  /** The learner's files. */
  mine: Tree;
  /** The files of the new version. */
  next: Tree;
  /** What becomes of them. */
  plan: Plan;
  /** The content of a file in any of these. */
  contentOf(entry: Entry): Buffer;
  /** The commits that keep what was there before and what is there afterwards. */
  saved: Saved;
  /** Where the copies will be, by path. */
  copies: Map<string, string>;
  /** The journal's lists. */
  writes: Write[];
  kept: Journal['copies'];
}

/**
 * Work out how to go from one version to another, and save all that the learner has: once this returns, nothing
 * can be lost. No file has changed yet.
 *
 * @param clone - the clone
 * @param versions - the commits: where the learner's files come from, and where to go
 * @param name - the name under which to save: a time
 */
export function prepare(clone: Clone, versions: { base: string; next: string }, name: string): Move {
  const { folder, head } = clone;
  const base = treeOf(folder, versions.base);
  const next = treeOf(folder, versions.next);
  const committed = head === versions.base ? base : treeOf(folder, head);
  const bytes = lookedAt(clone, base, next, committed);
  const { mine, raw } = mineIn(bytes, committed, head);

  const loaded = contentsOf(folder, needed(base, mine, next, raw));
  const contentOf = ({ id }: Entry) => raw.get(id) ?? loaded.get(id) ?? contentsOf(folder, [id]).get(id)!;
  const plan = planFor(base, mine, next, contentOf);
  const commit = head === versions.base ? undefined : planFor(base, committed, next, contentOf).files;

  const writes: Write[] = [];
  for (const path of new Set([...mine.keys(), ...plan.files.keys()])) {
    const [has, gets] = [mine.get(path), plan.files.get(path)];
    if (has?.id === gets?.id && has?.mode === gets?.mode) continue;
    const after = gets ? { mode: gets.mode, content: contentOf(gets).toString('base64') } : null;
    writes.push({ path, before: fingerprint(bytes.get(path)), after });
  }
  const copies = new Map(
    plan.copied.map((path) => [path, placeFor(folder, path, contentOf(mine.get(path)!))] as const),
  );
  const kept = plan.copied.map((path) => ({ path, content: contentOf(mine.get(path)!).toString('base64') }));
  const index = gitText(folder, 'write-tree');
  const saved = save({ clone, name, index, committed, mine, raw, next, to: versions.next, plan, commit });
  return { base, mine, next, plan, contentOf, saved, copies, writes, kept };
}

/**
 * The files as they are, byte by byte, wherever they may differ from what is committed, or are about to be
 * written.
 */
function lookedAt(clone: Clone, base: Tree, next: Tree, committed: Tree): Map<string, Mine | undefined> {
  const paths = new Set(changesIn(clone));
  for (const tree of [base, next, committed]) {
    for (const [path, { id, mode }] of tree) {
      const isOther = (other: Entry | undefined) => other?.id !== id || other.mode !== mode;
      if ([base, next, committed].some((other) => isOther(other.get(path)))) paths.add(path);
    }
  }
  return new Map([...paths].map((path) => [path, read(join(clone.folder, path))]));
}

/** The learner's files, and the contents that git may not have yet, by hash. */
function mineIn(
  bytes: Map<string, Mine | undefined>,
  committed: Tree,
  like: string,
): { mine: Tree; raw: Map<string, Buffer> } {
  const mine = new Map(committed);
  const raw = new Map<string, Buffer>();
  for (const [path, content] of bytes) {
    if (content === undefined) {
      mine.delete(path);
      continue;
    }
    const id = idOf(content.bytes, like);
    const before = committed.get(path)?.mode;
    // whether a file can be executed is not looked at: some systems do not know
    const mode = content.mode === '100644' && before === '100755' ? before : content.mode;
    mine.set(path, { mode, id });
    raw.set(id, content.bytes);
  }
  return { mine, raw };
}

/** What has to be loaded from git: wherever the trees differ. */
function needed(base: Tree, mine: Tree, next: Tree, raw: Map<string, Buffer>): string[] {
  const ids: string[] = [];
  for (const path of new Set([...base.keys(), ...mine.keys(), ...next.keys()])) {
    const entries = [base.get(path), mine.get(path), next.get(path)].map((entry) => entry?.id);
    if (new Set(entries).size > 1) ids.push(...entries.filter((id) => id !== undefined));
  }
  return ids.filter((id) => !raw.has(id));
}
