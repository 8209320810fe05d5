import { closeSync, openSync, readSync } from 'node:fs';

/** How much of a file is read, in bytes. */
const MOST = 1 << 24;

/**
 * The text of a file that another process may have made as large as it likes: at most its first 16 MiB.
 *
 * @param file - its path
 * @returns undefined if it cannot be read
 */
export function readSome(file: string): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const pieces: Buffer[] = [];
    for (let room = MOST; room > 0;) {
      const piece = Buffer.alloc(Math.min(room, 1 << 16));
      const length = readSync(handle, piece);
      if (length === 0) break;
      pieces.push(piece.subarray(0, length));
      room -= length;
    }
    return Buffer.concat(pieces).toString('utf8');
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
