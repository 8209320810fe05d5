import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { root } from '../../base/root';
import { type Place, htmlProgress } from './html';
import { terminalProgress } from './terminal';
import type { Progress, ProgressOptions } from './types';

/**
 * Shows progress: in a notebook as a bar below the cell, in a terminal as a line that is overwritten, and
 * without a terminal as one line at the end.
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

/** Whether this process is the notebook's kernel. The environment is no help: child processes inherit it. */
const isKernel = () => basename(process.argv[1] ?? '') === 'launch.cjs';

/** A place below the cell. tslab takes long to load, but the kernel has already loaded it. */
function newPlace(): Place {
  const tslab = createRequire(join(root(), 'package.json'))('tslab') as { newDisplay(): Place };
  return tslab.newDisplay();
}
