import type { Clone } from './clone';
import { type Entry, git, gitTry, type Tree } from './git';
import type { Plan } from './plan';

/** The commits in which a move is saved. */
export interface Saved {
  /** All that the learner had before. */
  before: string;
  /** All that is in the folder afterwards. */
  after: string;
  /** The commit that the branch moves to. */
  commit: string;
}

/** What {@link save} saves. */
export interface ToSave {
  clone: Clone;
  /** The name of the references. */
  name: string;
  /** The tree of what is staged. */
  index: string;
  /** The files of the clone's commit. */
  committed: Tree;
  /** The learner's files. */
  mine: Tree;
  /** Contents that git may not have. */
  raw: Map<string, Buffer>;
  /** The files of the new version. */
  next: Tree;
  /** Its commit. */
  to: string;
  /** What becomes of the working folder. */
  plan: Plan;
  /** What becomes of commits of the learner's own; undefined if there are none. */
  commit: Tree | undefined;
}

const WORKBOOK = 'Workbook <workbook@localhost>';

/**
 * Save what is there before and after a move, as commits under refs/workbook, by a single `git fast-import`.
 * Neither the branch nor the index nor any file changes.
 */
export function save(what: ToSave): Saved {
  const { clone, name, committed, mine, raw, next, to, plan, commit } = what;
  const { folder, head } = clone;
  const stream: (string | Buffer)[] = ['feature done\n'];
  const marks = new Map<string, number>();
  for (const [id, bytes] of raw) {
    marks.set(id, marks.size + 1);
    stream.push(`blob\nmark :${marks.get(id)}\ndata ${bytes.length}\n`, bytes, '\n');
  }
  const begin = (ref: string, mark: number, message: string, who: string) => {
    const words = Buffer.from(message);
    stream.push(`commit ${ref}\nmark :${mark}\ncommitter ${who} now\ndata ${words.length}\n`, words, '\n');
  };
  const change = (from: Tree, into: Tree) => stream.push(...changes(from, into, marks));
  const [staged, before, after, merged] = [1, 2, 3, 4].map((more) => raw.size + more);

  const hasStaged = what.index !== clone.tree;
  if (hasStaged) {
    begin(`refs/workbook/before/${name}`, staged, 'What was staged', WORKBOOK);
    stream.push(`from ${head}\nM 040000 ${what.index} ""\n`);
  }
  begin(`refs/workbook/before/${name}`, before, 'All files as they were', WORKBOOK);
  stream.push(`from ${head}\n${hasStaged ? `merge :${staged}\n` : ''}`);
  change(committed, mine);
  begin(`refs/workbook/after/${name}`, after, 'All files as they are afterwards', WORKBOOK);
  stream.push(`from ${to}\n`);
  change(next, plan.files);
  if (commit) {
    begin(
      `refs/workbook/merged/${name}`,
      merged,
      `Take in ${to.slice(0, 10)} of the workbook`,
      learnerOf(folder),
    );
    stream.push(`from ${head}\nmerge ${to}\n`);
    change(committed, commit);
  }
  for (const mark of commit ? [before, after, merged] : [before, after]) stream.push(`get-mark :${mark}\n`);
  stream.push('done\n');

  const input = Buffer.concat(stream.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const said = git(folder, ['fast-import', '--quiet', '--date-format=now'], input).toString().trim();
  const [first, second, third] = said.split('\n');
  return { before: first, after: second, commit: third ?? to };
}

/** The commands of fast-import that change one tree into another. */
function changes(from: Tree, into: Tree, marks: Map<string, number>): string[] {
  const lines: string[] = [];
  for (const path of from.keys()) if (!into.has(path)) lines.push(`D ${quoted(path)}\n`);
  for (const [path, entry] of into) {
    if (isSame(from.get(path), entry)) continue;
    const mark = marks.get(entry.id);
    lines.push(`M ${entry.mode} ${mark === undefined ? entry.id : `:${mark}`} ${quoted(path)}\n`);
  }
  return lines;
}

const isSame = (a: Entry | undefined, b: Entry) => a?.id === b.id && a.mode === b.mode;

function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** The learner's name in git, for a commit on their branch. */
function learnerOf(folder: string): string {
  const ident = gitTry(folder, 'var', 'GIT_COMMITTER_IDENT');
  return ident?.replace(/ \d+ [-+]\d+$/, '') ?? WORKBOOK;
}
