// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Ends the process with a message if this node is too old. */
export function demandRecentNode() {
  if (nodeIsRecent()) return;
  console.error(
    `The workbook needs Node ${OLDEST_NODE} or later; this is ${process.version}. Get it from nodejs.org.`,
  );
  process.exit(1);
}
