// @ts-check
// Whether this Node is recent enough. Every script that users run checks this first and loads the rest
// afterwards, so that an old Node prints a clear message: it loads all static imports before it runs
// anything, and would fail on modules that it does not have yet.
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { endWithReader } from './pipes.mjs';
import { ROOT } from './root.mjs';

const { node } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines;

/**
 * The versions that the workbook runs on, from package.json: `^20.19.0 || >=22.12.0`. Each is the first of
 * its release line that can `require` ES modules.
 *
 * @type {{ only: boolean, major: number, minor: number }[]} `only`: only this major version, not later ones
 */
const SUPPORTED = node.split('||').map((/** @type {string} */ range) => {
  const [, sign, major, minor] = /(\^|>=)(\d+)\.(\d+)/.exec(range) || [];
  return { only: sign === '^', major: Number(major), minor: Number(minor) };
});

/** The supported versions in words: `20.19, or 22.12 or later`. */
export const NEEDED_NODE = SUPPORTED.map(
  ({ only, major, minor }) => `${major}.${minor}${only ? '' : ' or later'}`,
).join(', or ');

/** Whether the running Node is one of the supported versions. */
export function nodeIsRecent() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return SUPPORTED.some(
    (oldest) => (major === oldest.major && minor >= oldest.minor) || (major > oldest.major && !oldest.only),
  );
}

/** @param {unknown} error that nothing caught */
async function fail(error) {
  const { damageIn } = await import('./damaged.mjs');
  const words = damageIn(error);
  if (words === undefined) throw error;
  console.error(words);
  process.exit(1);
}

/**
 * Run a script's main function if this Node is recent enough; otherwise print a message. If an update was interrupted,
 * say so first: programs may be half old, half new. The process ends when the reader of its output goes away.
 *
 * @param {() => Promise<{ main(): unknown }>} load
 */
export function runOnRecentNode(load) {
  endWithReader();
  if (nodeIsRecent()) {
    if (existsSync(join(ROOT, '.workbook', 'update', 'journal.json')))
      console.error('An update of the workbook was interrupted. To finish it:  npm run update');
    load()
      .then(({ main }) => main())
      .catch(fail);
    return;
  }
  console.error(
    `The workbook needs Node ${NEEDED_NODE}; this is ${process.version}. Get it from nodejs.org.`,
  );
  process.exitCode = 1;
}
