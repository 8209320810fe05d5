import { closeSync, openSync, writeFileSync } from 'node:fs';
import { type Visit, visitLine } from '../../../solutions/11-crawl';
import { fileReason } from '../../base/file-errors';

/** A file of visits. */
export interface Record {
  /**
   * Write one down. When this returns, the system has it: it is not lost if this program dies.
   *
   * @throws Error that names the file, if it cannot be written: nothing more can be added then; or if it is closed
   */
  add(visit: Visit): void;
  /** Nothing more comes. It may be called again. */
  close(): void;
}

/**
 * Begin a file of visits.
 *
 * @param file - must not be there yet
 * @throws Error if it is there, or cannot be written
 */
export function beginRecord(file: string): Record {
  // undefined as soon as it is closed: the system gives the same number to the next file or socket that is opened
  let descriptor: number | undefined = opened(file);
  const close = () => {
    const open = descriptor;
    descriptor = undefined;
    if (open !== undefined) closeSync(open);
  };
  const add = (visit: Visit) => {
    if (descriptor === undefined) throw new Error(`${file} is closed: nothing more can be written to it.`);
    try {
      // all of the line, or an error: writeSync alone may stop halfway
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
    // x: what is there is not written over
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Error(`${file} is there already. Name another file:  --out FILE`);
    throw new Error(`${file} cannot be written: ${fileReason(error)}`);
  }
}
