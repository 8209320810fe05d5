import { closeSync, openSync, writeSync } from 'node:fs';
import { type Visit, visitLine } from '../../../solutions/11-crawl';

/** A file of visits. */
export interface Record {
  /** Write one down. When this returns, the system has it: it is not lost if this program dies. */
  add(visit: Visit): void;
  /** Nothing more comes. */
  close(): void;
}

/**
 * Begin a file of visits.
 *
 * @param file - must not be there yet
 * @throws Error if it is there, or cannot be written
 */
export function beginRecord(file: string): Record {
  const descriptor = opened(file);
  return {
    add: (visit) => void writeSync(descriptor, `${visitLine(visit)}\n`),
    close: () => closeSync(descriptor),
  };
}

function opened(file: string): number {
  try {
    // x: what is there is not written over
    return openSync(file, 'wx');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Error(`${file} is there already. Name another file:  --out FILE`);
    throw new Error(`${file} cannot be written: ${message}`);
  }
}
