import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  finish,
  isBack,
  isPending,
  type Journal,
  placeFor,
  writeDown,
} from '../../../scripts/lib/finish-update.cjs';
import { counted } from '../../base/text';
import { type Clone, fetchFrom, openClone, type Source, sourceOf, TAKEN, type Versions } from './clone';
import { gitText } from './git';
import { type Move, prepare } from './move';
import { newsOf } from './news';
import { filesText, updateText } from './report';

/** How to update. */
export interface UpdateOptions {
  /** Where the new version is, if not where the clone is from: `REMOTE/BRANCH`, a folder or an address. */
  from?: string;
  /** Called before each step, for tests: what it throws is an interruption. */
  step?: (name: string) => void;
  /** The time, from which what is saved gets its name. */
  now?: Date;
}

/** What is needed to take an update back. */
interface Taken {
  branch: string;
  /** The branch's commit before, and afterwards. */
  head: string;
  commit: string;
  /** The saved commits: all files before, and afterwards. */
  before: string;
  after: string;
  /** The index before, in base64. */
  index: string;
  /** Where the version came from, and what the clone knew of it before. */
  refs: [ref: string, commit: string][];
}

/**
 * Take in the newest version of the workbook. What the learner has written stays, or is kept; everything can be
 * taken back. An update that was interrupted is finished first.
 *
 * @param folder - the workbook's folder
 * @returns what to tell the learner
 * @throws Error if nothing can be done; then no file has changed
 */
export function update(
  folder: string,
  { from, step = () => {}, now = new Date() }: UpdateOptions = {},
): string {
  if (isPending(folder)) return `The update that was interrupted is finished.\n\n${finish(folder, step)}`;
  const clone = openClone(folder);
  const source = sourceOf(clone, from);
  step('fetch');
  const versions = fetchFrom(clone, source);
  if (versions.date === undefined) return `There is nothing new in ${source.name}.`;
  step('save');
  const name = nameFor(folder, now);
  const move = prepare(clone, versions, name);
  const index = readFileSync(clone.index).toString('base64');
  const { head, branch } = clone;
  const refs = source.tracking ? [[source.tracking, versions.next] as [string, string]] : [];
  const taken: Taken = { branch, head, ...move.saved, index, refs: versions.known };
  const { news, stubs } = newsWithStubs(folder, move);
  step('journal');
  writeDown(folder, {
    branch,
    head,
    commit: move.saved.commit,
    refs: [[TAKEN, versions.next], ...refs],
    index: null,
    copies: [...move.kept, ...stubs.values()].map(({ path, content }) => ({ path, content })),
    writes: move.writes,
    record: { path: `.workbook/updates/${name}.json`, text: JSON.stringify(taken) },
    said: updateText(
      move,
      news,
      new Map([...stubs].map(([slug, { place }]) => [slug, place])),
      titleOf(clone, versions, source),
      `refs/workbook/before/${name}`,
    ),
  });
  return finish(folder, step);
}

function titleOf({ head }: Clone, { base, next, date }: Versions, { name }: Source): string {
  const own = head === base ? '' : ' Your own commits stay in the branch.';
  return `The workbook is now the version of ${date} in ${name} (${next.slice(0, 7)}).${own}`;
}

/** What is new in lessons, and where the new stubs are for those that have one. */
function newsWithStubs(folder: string, move: Move) {
  const news = newsOf(move);
  const stubs = new Map<string, { path: string; content: string; place: string }>();
  for (const { slug, stub, gone } of news) {
    const entry = move.next.get(`exercises/${slug}.ts`);
    if (!stub || gone || !entry) continue;
    const content = move.contentOf(entry);
    const path = `stubs/${slug}.ts`;
    stubs.set(slug, { path, content: content.toString('base64'), place: placeFor(folder, path, content) });
  }
  return { news, stubs };
}

/**
 * Take the last update back: the branch, the index and all files are as before. What the learner has written since
 * then stays, or is kept, by the same rules as in an update.
 *
 * @param folder - the workbook's folder
 * @returns what to tell the learner
 */
export function takeBack(folder: string, { step = () => {}, now = new Date() }: UpdateOptions = {}): string {
  // what was interrupted may have been this; to take back the update before it as well takes another call
  const wasBack = isPending(folder) && isBack(folder);
  const finished = isPending(folder) ? finish(folder, step) : undefined;
  if (finished !== undefined && wasBack) return finished;
  const last = updatesOf(folder).at(-1);
  if (last === undefined) throw new Error('There is no update that could be taken back.');
  const clone = openClone(folder);
  const path = `.workbook/updates/${last}`;
  const taken = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Taken;
  if (taken.branch !== clone.branch) {
    const branch = taken.branch.replace('refs/heads/', '');
    throw new Error(`The last update was of ${branch}. Go to it first:  git switch ${branch}`);
  }
  step('save');
  const name = nameFor(folder, now);
  const move = prepare(clone, { base: taken.after, next: taken.before }, name);
  const own = Number(gitText(folder, 'rev-list', '--count', clone.head, `^${taken.commit}`));
  const kept = `refs/workbook/before/${name}`;
  const parts = [
    'The update is taken back: all files are as they were before it.',
    ...filesText(move),
    ...(own > 0 ? [`${counted(own, 'commit')} that you have made since then: git log ${kept}`] : []),
    `What was there until now is also kept in git, as ${kept}`,
  ];
  step('journal');
  writeDown(folder, {
    branch: clone.branch,
    head: clone.head,
    commit: taken.head,
    refs: taken.refs,
    index: taken.index,
    copies: move.kept,
    writes: move.writes,
    record: { path, text: null },
    said: parts.join('\n\n'),
  } satisfies Journal);
  const said = finish(folder, step);
  return finished === undefined
    ? said
    : `The update that was interrupted was finished, to be taken back.\n\n${said}`;
}

/** The updates that can be taken back, in order. */
function updatesOf(folder: string): string[] {
  const place = join(folder, '.workbook', 'updates');
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => /^[\d-]+\.json$/.test(file))
    .sort();
}

/** A name that comes after those of all earlier updates, whatever the clock says. */
function nameFor(folder: string, now: Date): string {
  const stamp = (time: Date) => time.toISOString().slice(0, 23).replaceAll(/[T:.]/g, '-');
  const used = gitText(folder, 'for-each-ref', '--format=%(refname:lstrip=3)', 'refs/workbook/before').split(
    '\n',
  );
  const latest = used.sort().at(-1) ?? '';
  if (stamp(now) > latest) return stamp(now);
  const [year, month, day, hour, minute, second, thousandth] = latest.split('-').map(Number);
  return stamp(new Date(Date.UTC(year, month - 1, day, hour, minute, second, thousandth + 1)));
}
