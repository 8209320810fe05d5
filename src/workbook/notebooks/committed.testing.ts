import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/**
 * A notebook as committed. If a learner has run and saved it, the file has their outputs, which is not a fault of
 * the workbook.
 *
 * @param file - relative to the workbook's folder: `notebooks/01-framing.ipynb`
 */
export function committedText(file: string): string {
  if (process.env.CI !== 'true') {
    try {
      const changed = git('status', '--porcelain', file).startsWith(' M');
      if (changed) return git('show', `HEAD:${file}`);
    } catch {
      // no git or no repository: only the file itself is available
    }
  }
  return readFileSync(join(root(), file), 'utf8');
}
