// @ts-check
// Gives a user of the hub a copy of the workbook, unless there is one; it runs as this user, before each start of
// the server. What is in the copy is never overwritten: npm run update takes in what the shared installation has.
//
//     node .jupyter/hub/prepare-copy.mjs FOLDER
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, lstatSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/lib/root.mjs';

const [copy] = process.argv.slice(2);
/** What is installed once for all. */
const SHARED = ['node_modules', '.venv'];

/** @param {string[]} args */
function git(...args) {
  const { status, error } = spawnSync('git', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw error ?? new Error(`git ${args.join(' ')}: exit code ${status}`);
}

/** Clone the shared installation, completely or not at all. */
function makeCopy() {
  const part = `${copy}.part`;
  rmSync(part, { recursive: true, force: true });
  // otherwise git refuses a repository that belongs to another user
  git('config', '--global', '--add', 'safe.directory', join(ROOT, '.git'));
  git('clone', '--quiet', ROOT, part);
  // .gitignore has them as folders, here they are links
  appendFileSync(join(part, '.git', 'info', 'exclude'), SHARED.map((name) => `/${name}\n`).join(''));
  renameSync(part, copy);
}

if (!existsSync(copy)) makeCopy();
for (const name of SHARED) {
  const link = join(copy, name);
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(join(ROOT, name), link);
}
// the theme of the copy, which may be of another version
const { prepareTheme } = await import(pathToFileURL(join(copy, 'scripts', 'lib', 'jupyter-env.mjs')).href);
const plain = prepareTheme();
if (plain) console.error(`Pictures will be drawn on white in the dark theme, too: ${plain}`);
