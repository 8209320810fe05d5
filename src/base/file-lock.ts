import { setTimeout as pause } from 'node:timers/promises';
import { INTERVAL, release, take, withLockSync } from '../../scripts/lib/file-lock.cjs';

export { withLockSync };

/**
 * Do work that two processes would otherwise do twice if they started it at the same time. The second one
 * waits until the first is done, and will then find its result. The lock is only advisory: if the lock file
 * cannot be written, or the process that held it has ended, the work is done without it.
 *
 * @param file - the lock file, which exists while the lock is held
 * @param work - the work to do
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) await pause(INTERVAL);
  try {
    return await work();
  } finally {
    release(file);
  }
}
