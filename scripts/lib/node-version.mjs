// @ts-check
// Whether this node is recent enough. Every script that is typed asks this first and loads the rest afterwards, so
// that an old node gets a sentence: it loads all static imports before it runs anything, and would fail at those of
// a module that it does not have yet.
import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './root.mjs';

/** The oldest node that the workbook runs on, as package.json says it: `20.19`. */
export const OLDEST_NODE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node.replace(
  '>=',
  '',
);

/** Whether this node is recent enough. */
export function nodeIsRecent() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Run a script's main part, if this node is recent enough; otherwise say so.
 *
 * @param {() => Promise<{ main(): unknown }>} load
 */
export function runOnRecentNode(load) {
  if (nodeIsRecent()) {
    load().then(({ main }) => main());
    return;
  }
  console.error(
    `The workbook needs Node ${OLDEST_NODE} or later; this is ${process.version}. Get it from nodejs.org.`,
  );
  process.exitCode = 1;
}
