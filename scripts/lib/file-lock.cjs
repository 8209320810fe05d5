// @ts-check
// The lock of src/base/file-lock.ts. It uses nothing but Node: an interrupted update needs it, too.
const { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

/** How often a waiting process checks whether the lock is free, in milliseconds. */
const INTERVAL = 100;
/** The maximum age of a lock, in milliseconds. When it is older, its process may be gone and the id reused. */
const OLDEST = 3_600_000;

/**
 * Try to take the lock.
 *
 * @param {string} file the lock file
 * @returns {boolean} false if another process holds it; true also if no lock file can be written
 */
function take(file) {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    return true;
  }
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') return true;
    if (!isHeld(file)) release(file);
    return false;
  }
}

/** Give the lock back. @param {string} file the lock file */
function release(file) {
  try {
    rmSync(file, { force: true });
  } catch {
    // there was no lock file: nothing can be written here
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > OLDEST) return false;
    const owner = Number(readFileSync(file, 'utf8'));
    // the file was just created, and the process id will be written in a moment
    return owner === 0 || isRunning(owner);
  } catch {
    // another process has deleted it meanwhile
    return false;
  }
}

/** Whether there is a process with this number. @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, but belongs to another user
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * The synchronous version of withLock: nothing else runs in this process meanwhile.
 *
 * @template T
 * @param {string} file the lock file, which exists while the lock is held
 * @param {() => T} work
 * @returns {T}
 */
function withLockSync(file, work) {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!take(file)) Atomics.wait(clock, 0, 0, INTERVAL);
  try {
    return work();
  } finally {
    release(file);
  }
}

module.exports = { INTERVAL, isRunning, release, take, withLockSync };
