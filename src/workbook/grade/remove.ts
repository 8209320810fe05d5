import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Delete a folder in which a stranger's program has written. It may be a file by now, or be gone, and may hold
 * folders that nobody may open.
 *
 * @throws Error if it is another user's
 */
export function removeAll(folder: string): void {
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  try {
    remove();
  } catch {
    open(folder);
    remove();
  }
}

/** The same, and make it again. @see {@link removeAll} */
export function empty(folder: string): void {
  removeAll(folder);
  mkdirSync(folder, { recursive: true });
}

/** Allow everything in a folder to its owner. */
function open(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) open(join(folder, entry.name));
  }
}
