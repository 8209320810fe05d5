import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { root } from '../../base/root';
import { type Place, htmlProgress } from './html';
import { terminalProgress } from './terminal';
import type { Progress, ProgressOptions } from './types';

/**
 * Show how far something is: in a notebook as a bar below the cell, in a terminal as a line that is written over; and
 * where nobody watches, one line at the end.
 *
 * @example
 * const bar = progress({ total: nodes.length, title: 'crawl' });
 * try {
 *   for (const [i, node] of nodes.entries()) bar.update(i + 1, { reached });
 * } finally {
 *   bar.end();
 * }
 */
export function progress(options: ProgressOptions): Progress {
  return isKernel() ? htmlProgress(options, newPlace()) : terminalProgress(options, process.stderr);
}

/** Whether this process is the notebook's kernel; those that it starts inherit its environment, and are not. */
const isKernel = () => basename(process.argv[1] ?? '') === 'launch.cjs';

/** A place below the cell. Only the kernel has loaded tslab, which takes long. */
function newPlace(): Place {
  const tslab = createRequire(join(root(), 'package.json'))('tslab') as { newDisplay(): Place };
  return tslab.newDisplay();
}
