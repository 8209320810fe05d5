import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReason } from './file-errors';

/** So much room there must be, in bytes: a check writes down less. */
const ROOM = 1 << 18;

/**
 * A new folder for files that are needed for a moment. The caller deletes it.
 *
 * @param name - how the folder's name begins
 * @throws Error if nothing can be written there, which says where and why
 */
export function makeTempFolder(name: string): string {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), name));
    const probe = join(folder, 'probe');
    writeFileSync(probe, Buffer.alloc(ROOM));
    rmSync(probe);
    return folder;
  } catch (error) {
    if (folder) rmSync(folder, { recursive: true, force: true });
    throw new Error(`No temporary files can be written to ${tmpdir()}: ${fileReason(error)}`);
  }
}
