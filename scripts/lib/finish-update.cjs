// @ts-check
// Carries out an update of the workbook that has been worked out and written down: .workbook/update/journal.json.
//
// It may be interrupted at any point, even by a power cut: run again, it finishes. A copy of this file is kept beside the
// journal, because the update replaces the workbook's own programs, too. So it uses nothing but Node and git.
// Copies of two others are there as well: whole-files.cjs, and file-lock.cjs for the program that runs it again.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { join, posix } = require('node:path');
const { fingerprint, read, setMode, statOf, writeWhole } = require('./whole-files.cjs');

/**
 * @typedef {{ mode: string, content: string }} Content a file: its mode in git, its bytes in base64
 * @typedef {{ path: string, before: string | null, after: Content | null }} Write a file to write, or to remove (after:
 *   null); before: the fingerprint of what is there so far
 * @typedef {object} Journal
 * @property {string} branch the branch that moves: refs/heads/main
 * @property {string} head where it was
 * @property {string} commit where it goes
 * @property {[ref: string, commit: string][]} refs other references to set
 * @property {string | null} index the file .git/index to put back, in base64; null: the one that belongs to the commit
 * @property {{ path: string, content: string }[]} copies files of the learner to keep elsewhere, in base64
 * @property {Write[]} writes
 * @property {{ path: string, text: string | null }} record a file to write or remove at the end
 * @property {string} said what to tell the learner afterwards
 */

/** The folder with the journal. */
const PLACE = join('.workbook', 'update');
/** A learner's answers. They are never written over. */
const ANSWERS = /^exercises\/\d\d-[^/.]+\.ts$/;
/** Files that start `npm run update`: the last to be replaced, so that it can always be run again. */
const LAST = ['scripts/update.mjs', 'package.json'];

/** Variables that would send git to another repository, as inside a hook. */
const ELSEWHERE =
  /^GIT_(DIR|COMMON_DIR|INDEX_FILE|WORK_TREE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/;

/** The environment for git: of the repository in its folder, and in English. */
function gitEnvironment() {
  const here = Object.entries(process.env).filter(([name]) => !ELSEWHERE.test(name));
  return { ...Object.fromEntries(here), LC_ALL: 'C' };
}

/** @param {string} folder @param {string[]} args @param {{ input?: string }} [options] */
function git(folder, args, { input = '' } = {}) {
  return execFileSync('git', args, {
    cwd: folder,
    input,
    env: gitEnvironment(),
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/**
 * Where a copy of a learner's file can be kept: in mine/, under its own path; if there is another file already, with a
 * number.
 *
 * @param {string} folder @param {string} path @param {Buffer} [bytes] its content; none for a folder
 */
function placeFor(folder, path, bytes) {
  const { dir, name, ext } = posix.parse(path);
  for (let number = 1; ; number++) {
    const place = posix.join('mine', dir, number === 1 ? `${name}${ext}` : `${name}.${number}${ext}`);
    if (!statOf(join(folder, place)) || (bytes && read(join(folder, place))?.bytes.equals(bytes)))
      return place;
  }
}

/** @param {string} folder @param {string} path @param {Buffer} bytes */
function keepCopy(folder, path, bytes) {
  const place = placeFor(folder, path, bytes);
  if (!fs.existsSync(join(folder, place))) writeWhole(join(folder, place), '100644', bytes);
  return place;
}

/** Whether an update has begun and is not finished. @param {string} folder */
const isPending = (folder) => fs.existsSync(join(folder, PLACE, 'journal.json'));

/** @param {string} folder @returns {Journal} */
const journalIn = (folder) => JSON.parse(fs.readFileSync(join(folder, PLACE, 'journal.json'), 'utf8'));

/** Whether what has begun takes an update back. @param {string} folder */
const isBack = (folder) => journalIn(folder).record.text === null;

/** Make sure that there can be folders for the copies: mine/, and those below it. @param {string} folder @param {string[]} paths */
function checkFolders(folder, paths) {
  for (const path of ['any', ...paths]) {
    const above = posix.dirname(path).split('/');
    for (let count = 0; count <= above.length; count++) {
      const at = posix.join('mine', ...above.slice(0, count));
      const stat = statOf(join(folder, at));
      if (stat === undefined) break;
      if (stat.isDirectory()) continue;
      throw new Error(
        `Copies of your files go into the folder ${at}, and there is a file of that name. Rename ${at} first.`,
      );
    }
  }
}

/** Write down what is to be done. From then on it will be done. @param {string} folder @param {Journal} journal */
function writeDown(folder, journal) {
  checkFolders(
    folder,
    journal.copies.map(({ path }) => path),
  );
  fs.rmSync(join(folder, PLACE), { recursive: true, force: true });
  writeWhole(join(folder, PLACE, 'finish.cjs'), '100644', fs.readFileSync(__filename));
  for (const other of ['file-lock.cjs', 'whole-files.cjs']) {
    writeWhole(join(folder, PLACE, other), '100644', fs.readFileSync(require.resolve(`./${other}`)));
  }
  writeWhole(join(folder, PLACE, 'journal.json'), '100644', Buffer.from(JSON.stringify(journal)));
}

/**
 * Do what the journal says, or what is left of it.
 *
 * @param {string} folder the workbook's
 * @param {(step: string) => void} [step] called before each step
 * @returns {string} what to tell the learner
 */
function finish(folder, step = () => {}) {
  const journal = journalIn(folder);
  const [now, current] = git(folder, ['rev-parse', 'HEAD', '--symbolic-full-name', 'HEAD']).split('\n');
  if (current !== journal.branch) {
    throw new Error(
      `An update of ${short(journal.branch)} was interrupted. Go back to it, and run this again:  git switch ${short(journal.branch)}`,
    );
  }
  /** @type {string[]} */
  const notes = [];
  for (const { path, content } of journal.copies) {
    step(`copy ${path}`);
    keepCopy(folder, path, Buffer.from(content, 'base64'));
  }
  step('branch');
  moveBranch(folder, journal, now, notes);
  step('index');
  moveIndex(folder, journal);
  const order = (/** @type {Write} */ { path, after }) => LAST.indexOf(path) + (after === null ? -9 : 0);
  for (const write of [...journal.writes].sort((a, b) => order(a) - order(b))) {
    step(`write ${write.path}`);
    moveFile(folder, write, notes);
  }
  step('refresh');
  try {
    git(folder, ['update-index', '-q', '--refresh']);
  } catch {
    // it says so if files differ from the index, as edited ones do
  }
  step('record');
  const record = join(folder, journal.record.path);
  if (journal.record.text === null) fs.rmSync(record, { force: true });
  else writeWhole(record, '100644', Buffer.from(journal.record.text));
  step('end');
  fs.rmSync(join(folder, PLACE, 'journal.json'));
  step('clean');
  fs.rmSync(join(folder, PLACE), { recursive: true, force: true });
  return [journal.said, ...notes].join('\n');
}

const short = (/** @type {string} */ branch) => branch.replace('refs/heads/', '');

/** @param {string} folder @param {Journal} journal @param {string} now where the branch is @param {string[]} notes */
function moveBranch(folder, { branch, head, commit, refs }, now, notes) {
  const lines = refs.map(([ref, target]) => `update ${ref} ${target}\n`);
  if (now !== head && now !== commit) {
    // committed after an interruption
    const kept = `refs/workbook/committed-meanwhile/${now}`;
    lines.push(`update ${kept} ${now}\n`);
    notes.push(`What you have committed meanwhile is kept:  git show ${kept}`);
  }
  lines.push(`update ${branch} ${commit} ${now}\n`);
  git(folder, ['update-ref', '-m', 'npm run update', '--stdin'], { input: lines.join('') });
}

/** @param {string} folder @param {Journal} journal */
function moveIndex(folder, { commit, index }) {
  if (index === null) {
    git(folder, ['read-tree', commit]);
    return;
  }
  const file = join(folder, git(folder, ['rev-parse', '--git-path', 'index']).trim());
  const lock = `${file}.lock`;
  fs.writeFileSync(lock, Buffer.from(index, 'base64'), { flag: 'wx' });
  fs.renameSync(lock, file);
}

/** @param {string} folder @param {Write} write @param {string[]} notes */
function moveFile(folder, { path, before, after }, notes) {
  const file = join(folder, path);
  const there = read(file);
  const now = fingerprint(there);
  const wanted = after && { mode: after.mode, bytes: Buffer.from(after.content, 'base64') };
  if (now === fingerprint(wanted ?? undefined)) {
    if (wanted && wanted.mode !== '120000') setMode(file, wanted.mode === '100755');
    return;
  }
  if (there !== undefined && now !== before) {
    // saved by the learner, or by a program, in the meantime
    if (ANSWERS.test(path)) return;
    notes.push(
      `${path} was changed in the meantime. What was in it is now in ${keepCopy(folder, path, there.bytes)}`,
    );
  }
  if (wanted === null) {
    fs.rmSync(file, { force: true });
    removeEmpty(folder, posix.dirname(path));
    return;
  }
  makeWay(folder, path, notes);
  writeWhole(file, wanted.mode, wanted.bytes);
}

/** @param {string} folder @param {string} path */
function removeEmpty(folder, path) {
  for (let at = path; at !== '.'; at = posix.dirname(at)) {
    try {
      fs.rmdirSync(join(folder, at));
    } catch {
      return;
    }
  }
}

/** Move a file out of the way that is where a folder belongs, or a folder where a file does. @param {string} folder @param {string} path @param {string[]} notes */
function makeWay(folder, path, notes) {
  const parts = path.split('/');
  for (let count = 1; count <= parts.length; count++) {
    const at = parts.slice(0, count).join('/');
    const stat = statOf(join(folder, at));
    if (stat === undefined || stat.isDirectory() === count < parts.length) continue;
    const place = placeFor(folder, at);
    fs.mkdirSync(join(folder, posix.dirname(place)), { recursive: true });
    fs.renameSync(join(folder, at), join(folder, place));
    notes.push(`${at} is now ${place}: the new version has something else there`);
  }
}

module.exports = {
  ANSWERS,
  finish,
  fingerprint,
  gitEnvironment,
  isBack,
  isPending,
  placeFor,
  read,
  writeDown,
};
