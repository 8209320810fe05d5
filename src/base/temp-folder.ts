import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileReason } from './file-errors';

/** How much free space there must be, in bytes; a check writes less than that. */
const ROOM = 1 << 18;

/**
 * Creates a folder for temporary files. The caller deletes it.
 *
 * @param name - the prefix of the folder's name
 * @throws Error if nothing can be written there; the message says where and why
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
