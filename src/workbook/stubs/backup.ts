import { constants, copyFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../base/root';

/**
 * Keep a copy of an exercise before anything is put in its place.
 *
 * @param slug - the lesson: `01-framing`
 * @param now - the moment that the copy is named after
 * @returns where the copy is, relative to the workbook's folder
 */
export function backUp(slug: string, now = new Date()): string {
  const folder = join(root(), 'exercises', 'backups');
  const stamp = now.toISOString().slice(0, 23).replaceAll(/[:.]/g, '-');
  const copy = join(folder, `${slug}.${stamp}.ts`);
  mkdirSync(folder, { recursive: true });
  // an earlier copy is never written over, whatever the clock says
  copyFileSync(join(root(), 'exercises', `${slug}.ts`), copy, constants.COPYFILE_EXCL);
  return relative(root(), copy).replaceAll('\\', '/');
}
