import { type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { posix } from 'node:path';
import { fileReason } from '../../base/file-errors';
import { root } from '../../base/root';
import { byName, errorText } from '../../base/text';
import { misnamed } from './misnamed';
import { type SubmittedFile, isIgnored, isZip, withFilesOf } from './trees';

/** What one student has submitted. */
export interface Submission {
  /** The name of the folder or of the zip file. */
  name: string;
  /** The answers by lesson: `01-framing` and the file's text. */
  answers: Record<string, string>;
  /** What the teacher should know about the files. */
  notes: string[];
  /** Why nothing can be graded, if that is so. */
  problem?: string;
}

/** How large an answer may be, in bytes: the longest reference answer has a tenth of it. */
const LARGEST = 1 << 18;

/** Archives that are not zip files. */
const OTHER_ARCHIVE = /\.(rar|7z|tar|tgz|gz|bz2|xz|zst)$/i;

/**
 * Where the submissions are. An argument is a submission itself (a zip file, or a folder with an exercises folder
 * or with answers in it), or a folder of them.
 *
 * @param paths - folders and zip files
 * @returns the path and the name of each, in the order of the names, each name once
 * @throws Error if a path does not exist, or there is no submission in it
 */
export async function findSubmissions(paths: string[]): Promise<{ path: string; name: string }[]> {
  const found = new Map<string, { path: string; name: string; in: string }>();
  for (const path of paths) {
    for (const one of await submissionsAt(path)) found.set(one, { path: one, name: nameOf(one), in: path });
  }
  const all = [...found.values()].sort((a, b) => byName(a.name, b.name) || byName(a.path, b.path));
  const used = new Set<string>();
  const own = new Set(all.map(({ name }) => name));
  return all.map(({ path, name }) => {
    let unused = name;
    for (let time = 2; used.has(unused) || (unused !== name && own.has(unused)); time++) {
      unused = `${name} (${time})`;
    }
    used.add(unused);
    return { path, name: unused };
  });
}

const nameOf = (path: string) => basename(path).replace(/\.zip$/i, '');

async function submissionsAt(path: string): Promise<string[]> {
  const kind = await stat(path).catch((error: unknown) => {
    throw new Error(`${path} cannot be read: ${fileReason(error)}`);
  });
  if (!kind.isDirectory()) {
    if (isZip(path)) return [path];
    throw new Error(`${path} is neither a folder nor a zip file`);
  }
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`${path} cannot be read: ${fileReason(error)}`);
  });
  const loose = entries.filter(({ name }) => ANSWER.test(name));
  if (entries.some(({ name }) => name === 'exercises')) return [path];
  if (loose.length > 0 && !(await holdsSubmissions(path, entries))) return [path];
  // links, too: a teacher's own may lead to a student's folder, and one that leads nowhere has a row that says so
  const several = entries
    .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
    .filter(
      ({ name }) =>
        isFolder(join(path, name)) !== false || isZip(name) || OTHER_ARCHIVE.test(name) || ANSWER.test(name),
    )
    .map(({ name }) => join(path, name));
  if (several.length === 0) {
    throw new Error(
      `${path} holds no submission: expected a folder or a zip file for each student, or exercises/`,
    );
  }
  return several;
}

/** Whether a folder with answers in it is a class all the same: they lie beside the submissions. */
async function holdsSubmissions(path: string, entries: Dirent[]): Promise<boolean> {
  for (const entry of entries) {
    if (isZip(entry.name)) return true;
    if (!entry.isDirectory() || isIgnored(entry.name) || entry.name === 'solutions') continue;
    const inside = await readdir(join(path, entry.name)).catch(() => []);
    if (inside.some((name) => name === 'exercises' || ANSWER.test(name))) return true;
  }
  return false;
}

/** Whether a path leads to a folder; undefined if it leads nowhere. */
function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
}

const ANSWER = /^\d\d-[a-z0-9-]+\.ts$/;

/**
 * Read a submission: only its `exercises/NN-name.ts`, and nothing else of it is used.
 *
 * @param path - its folder or zip file
 * @param name - its name
 * @param slugs - the lessons that there are
 */
export async function readSubmission(path: string, name: string, slugs: string[]): Promise<Submission> {
  const submission: Submission = { name, answers: {}, notes: [] };
  try {
    if (OTHER_ARCHIVE.test(path)) throw new Error('only folders and zip files can be read');
    if (ANSWER.test(basename(path)) && isFolder(path) === false) {
      const folder = basename(dirname(path));
      throw new Error(`${basename(path)} lies loose in ${folder}: put it in a folder of its student`);
    }
    await withFilesOf(path, (files) => readAnswers(submission, files, slugs));
  } catch (error) {
    return { ...submission, answers: {}, problem: errorText(error) };
  }
  return submission;
}

async function readAnswers(submission: Submission, all: SubmittedFile[], slugs: string[]): Promise<void> {
  const files = all.filter(({ path }) => !isIgnored(path));
  const folder = answersFolder(files, slugs);
  const prefix = folder === '.' ? '' : `${folder}/`;
  for (const slug of slugs) {
    const file = files.find(({ path }) => path === `${prefix}${slug}.ts`);
    if (!file) continue;
    const bytes = await file.read(LARGEST);
    if (!bytes) throw new Error(`${file.path} is larger than ${LARGEST / 1024} KiB`);
    submission.answers[slug] = bytes.toString('utf8');
    if (/['"`][^'"`\n]*solutions\//.test(submission.answers[slug])) {
      submission.notes.push(`${slug}.ts names the folder solutions/: look at it`);
    }
  }
  const inFolder = files.map(({ path }) => path).filter((path) => posix.dirname(path) === folder);
  submission.notes.push(
    ...misnamed(inFolder, slugs).map((one) => `${one.name} is not read: its name should be ${one.should}`),
  );
  submission.notes.push(...(await changedSuites(files, prefix)));
}

/** The folder with the answers: one called exercises if there is one, and the nearest. */
function answersFolder(files: SubmittedFile[], slugs: string[]): string {
  const names = new Set(slugs.map((slug) => `${slug}.ts`));
  const folders = new Set(
    files
      .map(({ path }) => path)
      .filter((path) => names.has(posix.basename(path)))
      .map(posix.dirname),
  );
  // a whole workbook has answers elsewhere, too
  const own = [...folders].filter((one) => posix.basename(one) !== 'solutions');
  const called = own.filter((one) => posix.basename(one) === 'exercises');
  const wanted = called.length > 0 ? called : own;
  const depth = (one: string) => (one === '.' ? 0 : one.split('/').length);
  const least = Math.min(...wanted.map(depth));
  const nearest = wanted.filter((one) => depth(one) === least).sort(byName);
  if (nearest.length === 0) {
    const found = misnamed(
      files.map(({ path }) => path),
      slugs,
    );
    if (found.length > 0) {
      const words = found.slice(0, 3).map(({ name, should }) => `${name} (its name should be ${should})`);
      throw new Error(`no answers, but ${words.join(', ')}${found.length > 3 ? ' and others' : ''}`);
    }
    throw new Error('no answers: expected exercises/ with files such as 01-framing.ts');
  }
  if (nearest.length > 1) throw new Error(`there are answers in ${nearest.join(' and in ')}`);
  return nearest[0];
}

/** Suites that are not the teacher's. They are not used, but a teacher will want to know. */
async function changedSuites(files: SubmittedFile[], prefix: string): Promise<string[]> {
  const notes: string[] = [];
  for (const file of files) {
    const name = file.path.slice(prefix.length);
    if (!file.path.startsWith(prefix) || !/^\d\d-[^/]*(\.test\.ts|\/[^/]+\.ts)$/.test(name)) continue;
    const [own, theirs] = [ownSuite(name), await file.read(LARGEST)];
    if (own !== undefined && theirs?.toString('utf8').replaceAll('\r\n', '\n') !== own) {
      notes.push(`${name} differs from yours, which was used`);
    }
  }
  return notes.sort(byName);
}

function ownSuite(name: string): string | undefined {
  try {
    return readFileSync(join(root(), 'exercises', name), 'utf8');
  } catch {
    return undefined;
  }
}
