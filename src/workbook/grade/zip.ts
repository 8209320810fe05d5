import { posix } from 'node:path';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { SubmittedFile } from './trees';

/** How many times larger than its compressed form a file may be; text reaches about twenty. */
const MOST_RATIO = 200;

/**
 * Use the files in a zip file. Nothing is unpacked on the disk; a path that leads out of the zip file is an
 * error; links in it are skipped.
 *
 * @param path - the zip file
 * @param most - how many entries it may have
 * @param use - called with its files, which can be read until it settles
 * @throws Error if it is no zip file, is damaged, or has too many entries
 */
export async function withFilesInZip<T>(
  path: string,
  most: number,
  use: (files: SubmittedFile[]) => Promise<T>,
): Promise<T> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    // an error of the file system has a code; the others are about the format, in its own terms
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw new Error('it is not a complete zip file');
  });
  try {
    if (zip.entryCount > most) throw new Error(`it has more than ${most} files`);
    const files: SubmittedFile[] = [];
    for await (const entry of zip.eachEntry()) {
      // some programs begin every path with ./
      const name = posix.normalize(entry.fileName);
      if (isFile(entry)) files.push({ path: name, read: (bytes) => readEntry(zip, entry, bytes) });
    }
    return await use(files);
  } finally {
    zip.close();
  }
}

/** Whether an entry is neither a folder nor, as far as Unix wrote it, a link or a device. */
function isFile({ fileName, externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0o170000;
  return !fileName.endsWith('/') && (kind === 0 || kind === 0o100000);
}

async function readEntry(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | undefined> {
  if (entry.isEncrypted()) throw new Error(`${entry.fileName} is encrypted`);
  if (entry.uncompressedSize > most) return undefined;
  if (entry.uncompressedSize > MOST_RATIO * Math.max(entry.compressedSize, 1)) return undefined;
  const pieces: Buffer[] = [];
  // yauzl ends it with an error when there is more than the entry says
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
