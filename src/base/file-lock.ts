import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How often a process that waits looks whether the lock is free, in milliseconds. */
const INTERVAL = 100;
/** Nobody holds a lock so long, in milliseconds; its process may be gone, and its number have gone to another one. */
const OLDEST = 3_600_000;

/**
 * Do something that would be done twice if two processes came to it at once. The second one waits until the first is
 * done, and will then find its result. It is not a lock to rely on: where nothing can be written, or
 * the process that held it has ended, the work is done without it.
 *
 * @param file - stands for the lock while somebody holds it
 * @param work - what to do
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) await pause(INTERVAL);
  try {
    return await work();
  } finally {
    release(file);
  }
}

/** The same where nothing else can go on meanwhile. */
export function withLockSync<T>(file: string, work: () => T): T {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!take(file)) Atomics.wait(clock, 0, 0, INTERVAL);
  try {
    return work();
  } finally {
    release(file);
  }
}

/** Take the lock. @returns false if somebody else has it */
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
    // there was none: nothing can be written here
  }
}

function isHeld(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > OLDEST) return false;
    const owner = Number(readFileSync(file, 'utf8'));
    // it has been made, and its number will be written in a moment
    if (owner === 0) return true;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // the process is there, and belongs to another user
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
