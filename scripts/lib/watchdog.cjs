// @ts-check
// Ends a process whose learner's code never comes to an end, as no other code of that process can while it runs.
//
// What counts is the processor time that the process has used since it last wrote something down: on a busy machine
// time goes by and nothing is computed. A slow machine is given more of it.
const { appendFileSync, readFileSync, statSync } = require('node:fs');
const { isMainThread, Worker, workerData } = require('node:worker_threads');

/** The last line of the file in which a process writes down how far it is, if the watchdog has ended it. */
const ENDLESS = 'endless';

/** How often the watchdog looks, in milliseconds. */
const INTERVAL_MS = 100;
/** So often may it look and find that nothing is computed and nothing comes: ten minutes, more on a busy machine. */
const MOST_LOOKS = 6000;

/** What the yardstick takes on the machine for which the numbers of seconds are meant, in milliseconds. */
const YARDSTICK_MS = 25;

/**
 * Begin to watch this process.
 *
 * @param {string} file - where it writes down how far it is, line by line: a test that begins as `test …`
 * @param {number} seconds - how much processor time a test may take; anything else has ten seconds more
 */
function watch(file, seconds) {
  new Worker(__filename, { workerData: { file, seconds: seconds * slowness() } }).unref();
}

/** How many times slower than on the machine of the yardstick something is computed here, at least 1. */
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

module.exports = { ENDLESS, watch };
