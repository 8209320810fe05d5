import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a waiting process checks whether the lock is free, in milliseconds. */
const INTERVAL = 100;
/** The maximum age of a lock, in milliseconds. When it is older, its process may be gone and the id reused. */
const OLDEST = 3_600_000;

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

/** The synchronous version of {@link withLock}: nothing else runs in this process meanwhile. */
export function withLockSync<T>(file: string, work: () => T): T {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!take(file)) Atomics.wait(clock, 0, 0, INTERVAL);
  try {
    return work();
  } finally {
    release(file);
  }
}

/**
 * Try to take the lock.
 *
 * @returns false if another process holds it; true also if no lock file can be written
 */
function take(file: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    return true;
  }
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return true;
    if (!isHeld(file)) release(file);
    return false;
  }
}

function release(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // there was no lock file: nothing can be written here
  }
}

function isHeld(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > OLDEST) return false;
    const owner = Number(readFileSync(file, 'utf8'));
    // the file was just created, and the process id will be written in a moment
    if (owner === 0) return true;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, but belongs to another user
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
