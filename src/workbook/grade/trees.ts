import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileReason } from '../../base/file-errors';
import { withFilesInZip } from './zip';

/** A file of a submission. */
export interface SubmittedFile {
  /** Its path in the submission, with `/` between the folders. */
  path: string;
  /**
   * Read it.
   *
   * @param most - how many bytes it may have
   * @returns undefined if it has more
   */
  read(most: number): Promise<Buffer | undefined>;
}

/** Folders that hold no answers, and may hold very many files. */
const IGNORED = new Set(['node_modules', '__MACOSX', 'backups']);

/** How many files and folders a submission may have; in a folder, apart from those. */
const MOST_ENTRIES = 20_000;

/** How deep its folders may be. */
const DEEPEST = 8;

/** Whether a path of a submission is skipped: a part of it is hidden, or is a folder without answers. */
export function isIgnored(path: string): boolean {
  return path.split('/').some((part) => IGNORED.has(part) || part.startsWith('.'));
}

/**
 * Use the files of a submission. Links are skipped: they may lead anywhere.
 *
 * @param path - a folder or a zip file
 * @param use - called with the files, which can be read until it settles
 * @throws Error if it cannot be read, or has far too many files
 */
export async function withFilesOf<T>(path: string, use: (files: SubmittedFile[]) => Promise<T>): Promise<T> {
  return isZip(path) ? withFilesInZip(path, MOST_ENTRIES, use) : use(await filesInFolder(path));
}

/** Whether a path is that of a zip file. */
export function isZip(path: string): boolean {
  return /\.zip$/i.test(path);
}

async function filesInFolder(folder: string): Promise<SubmittedFile[]> {
  const files: SubmittedFile[] = [];
  let entries = 0;
  const visit = async (below: string, depth: number): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isIgnored(entry.name)) continue;
      if (++entries > MOST_ENTRIES) throw new Error(`it has more than ${MOST_ENTRIES} files`);
      if (entry.isDirectory() && depth < DEEPEST) await visit(path, depth + 1);
      if (entry.isFile()) files.push({ path, read: (most) => readUpTo(join(folder, path), most) });
    }
  };
  await visit('', 0).catch((error: unknown) => {
    throw new Error(fileReason(error));
  });
  return files;
}

async function readUpTo(file: string, most: number): Promise<Buffer | undefined> {
  const handle = await open(file, 'r');
  try {
    // one byte more than is allowed shows that there is more
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(most + 1), 0, most + 1, 0);
    return bytesRead > most ? undefined : buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
