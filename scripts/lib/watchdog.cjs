// @ts-check
// Ends a process in which the learner's code never returns: while it runs, no other code of that process can.
//
// The measure is the processor time since the process last reported progress: on a busy machine, time passes
// without any computation. A slow machine gets more processor time.
const { appendFileSync, readFileSync, statSync } = require('node:fs');
const { isMainThread, Worker, workerData } = require('node:worker_threads');

/** The last line of a process's progress file, if the watchdog has ended it. */
const ENDLESS = 'endless';

/** The interval between checks, in milliseconds. */
const INTERVAL_MS = 100;
/**
 * At most this many checks without progress, even if no processor time is used: ten minutes, more on a busy
 * machine.
 */
const MOST_LOOKS = 6000;

/**
 * How long the calibration loop takes on the reference machine, to which the limits in seconds apply, in
 * milliseconds.
 */
const YARDSTICK_MS = 25;

/**
 * Start to watch this process.
 *
 * @param {string} file - its progress file, to which it adds lines: `test …` for the start of a test
 * @param {number} seconds - how much processor time a test may take; anything else gets ten seconds more
 */
function watch(file, seconds) {
  new Worker(__filename, { workerData: { file, seconds: seconds * slowness() } }).unref();
}

/** How many times slower than the reference machine this machine is, from 1 to 20. */
function slowness() {
  const begin = performance.now();
  let state = 1;
  for (let i = 0; i < 1e7; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  const took = performance.now() - begin + (state === 0 ? 1 : 0);
  return Math.min(Math.max(took / YARDSTICK_MS, 1), 20);
}

/** @param {{ file: string, seconds: number }} job */
function look({ file, seconds }) {
  let size = -1;
  let since = process.cpuUsage();
  let looks = 0;
  setInterval(() => {
    const now = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (now !== size) {
      size = now;
      since = process.cpuUsage();
      looks = 0;
    }
    const { user, system } = process.cpuUsage(since);
    const testing = now > 0 && readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)?.startsWith('test ');
    const most = testing ? seconds : seconds + 10;
    if ((user + system) / 1e6 < most && ++looks < MOST_LOOKS) return;
    appendFileSync(file, `${ENDLESS}\n`);
    process.kill(process.pid, 'SIGKILL');
  }, INTERVAL_MS);
}

if (!isMainThread && workerData?.file) look(workerData);

module.exports = { ENDLESS, slowness, watch };
