import { constants, copyFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../base/root';

/**
 * Make a copy of an exercise before it is replaced.
 *
 * @param slug - the lesson: `01-framing`
 * @param now - the time from which the copy gets its name
 * @returns the path of the copy, relative to the workbook's folder
 */
export function backUp(slug: string, now = new Date()): string {
  const folder = join(root(), 'exercises', 'backups');
  const stamp = now.toISOString().slice(0, 23).replaceAll(/[:.]/g, '-');
  const copy = join(folder, `${slug}.${stamp}.ts`);
  mkdirSync(folder, { recursive: true });
  // an earlier copy is never overwritten, whatever the clock says
  copyFileSync(join(root(), 'exercises', `${slug}.ts`), copy, constants.COPYFILE_EXCL);
  return relative(root(), copy).replaceAll('\\', '/');
}
