import { closeSync, openSync, writeFileSync } from 'node:fs';
import { type Visit } from '../../../solutions/16-crawl';
import { visitLine } from '../../../solutions/17-census';
import { fileReason } from '../../base/file-errors';

/** A file of visits. */
export interface VisitLog {
  /**
   * Write a visit. When this returns, the system has it: it is not lost if this program crashes.
   *
   * @throws Error that names the file, if it is closed or cannot be written; then nothing more can be added
   */
  add(visit: Visit): void;
  /** Close the file. It may be called more than once. */
  close(): void;
}

/**
 * Create a file of visits.
 *
 * @param file - the name of the file, which must not exist yet
 * @throws Error if it exists, or cannot be written
 */
export function openVisitLog(file: string): VisitLog {
  // undefined as soon as it is closed: the system assigns the same descriptor to the next file or socket
  let descriptor: number | undefined = opened(file);
  const close = () => {
    const open = descriptor;
    descriptor = undefined;
    if (open !== undefined) closeSync(open);
  };
  const add = (visit: Visit) => {
    if (descriptor === undefined) throw new Error(`${file} is closed: nothing more can be written to it.`);
    try {
      // writes the whole line or throws: writeSync alone may stop halfway
      writeFileSync(descriptor, `${visitLine(visit)}\n`);
    } catch (error) {
      close();
      throw new Error(`${file} cannot be written: ${fileReason(error)}`, { cause: error });
    }
  };
  return { add, close };
}

function opened(file: string): number {
  try {
    // x: do not overwrite an existing file
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Error(`${file} already exists. Name another file:  --out FILE`);
    throw new Error(`${file} cannot be written: ${fileReason(error)}`);
  }
}
