import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../../scripts/lib/file-lock.cjs';
import { fileReason } from './file-errors';

/** How much free space there must be, in bytes; a check writes less than that. */
const ROOM = 1 << 18;

/** The names of these folders: they have the number of the process that made them. */
const NAME = /^workbook-(?:[a-z]+-)*p(\d+)-\w{6}$/;

/** How old a folder must be: a process of another container may have the same folder for temporary files. */
const LEFT_AFTER_MS = 3_600_000;

/** Deletes what processes have left that were interrupted. */
function removeLeft(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1]);
    const folder = join(tmpdir(), name);
    try {
      if (!pid || isRunning(pid) || Date.now() - lstatSync(folder).mtimeMs < LEFT_AFTER_MS) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another process is deleting it, or another user has made it
    }
  }
}

/**
 * Creates a folder for temporary files. The caller deletes it. Those that interrupted processes have left are deleted.
 *
 * @param name - the prefix of the folder's name: `workbook-`, or with more words: `workbook-compare-`
 * @throws Error if nothing can be written there; the message says where and why
 */
export function makeTempFolder(name: string): string {
  let folder: string | undefined;
  try {
    removeLeft();
    folder = mkdtempSync(join(tmpdir(), `${name}p${process.pid}-`));
    const probe = join(folder, 'probe');
    writeFileSync(probe, Buffer.alloc(ROOM));
    rmSync(probe);
    return folder;
  } catch (error) {
    if (folder) rmSync(folder, { recursive: true, force: true });
    throw new Error(`No temporary files can be written to ${tmpdir()}: ${fileReason(error)}`);
  }
}
