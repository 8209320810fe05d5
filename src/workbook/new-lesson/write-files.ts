import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileReason } from '../../base/file-errors';

/**
 * Write files, all or none.
 *
 * @param folder - the folder that their paths are relative to
 * @param created - texts of files that must not exist, by path; in this order
 * @param changed - new texts of files that exist
 * @throws Error if one cannot be written, or exists; the files and folders are then as they were before
 */
export function writeAllOrNone(
  folder: string,
  created: ReadonlyMap<string, string>,
  changed: ReadonlyMap<string, string>,
): void {
  const undo: (() => void)[] = [];
  let path = '';
  try {
    for (const [file, text] of changed) {
      path = join(folder, file);
      const [place, before] = [path, readFileSync(path)];
      undo.push(() => writeFileSync(place, before));
      writeFileSync(place, text);
    }
    for (const [file, text] of created) {
      path = join(folder, file);
      const place = path;
      const above = mkdirSync(dirname(place), { recursive: true });
      if (above !== undefined) undo.push(() => rmSync(above, { recursive: true }));
      // wx: it fails if there is such a file
      writeFileSync(place, text, { flag: 'wx' });
      undo.push(() => rmSync(place));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw new Error(`${path} cannot be written: ${fileReason(error)}. Nothing was changed.`, {
      cause: error,
    });
  }
}
