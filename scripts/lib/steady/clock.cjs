// @ts-check
// A clock on which time passes only in timers of cells: what a computer needs for its work takes no time, and a
// wait takes exactly as long as it was set to. It begins at the same moment in every run. Between two cells it
// stands still, and the kernel's own timers run by the real clock.
const { AsyncLocalStorage } = require('node:async_hooks');
const childProcess = require('node:child_process');
const net = require('node:net');
const { performance: measures } = require('node:perf_hooks');
const timers = require('node:timers');
const promises = require('node:timers/promises');
const vm = require('node:vm');

/** When every run begins: 2026-01-03 18:15:05 UTC, seventeen years after the first block. */
const MOMENT = Date.UTC(2026, 0, 3, 18, 15, 5);

/** How much time has passed, in milliseconds. */
let now = 0;

/** What performance.now() shows when a run begins. */
const START = 1000;

const real = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  clearTimeout: globalThis.clearTimeout,
  setImmediate: globalThis.setImmediate,
};

/** How many turns of the event loop without a socket's event there must be before a timer fires. */
const QUIET_TURNS = 3;

/** Counts what happens on sockets. */
let events = 0;

/** What is set while a cell runs, and later in all that it has started. */
const cells = new AsyncLocalStorage();

/** How long the event loop has been idle. */
const idle = () => measures.eventLoopUtilization().idle;

/**
 * For how many reasons no time passes: no cell is running, or child processes are, such as the suite of a check.
 */
let holds = 1;
/** How long the event loop was idle during all holds, and before the present one. */
const held = { time: 0, since: idle() };

/** How long the cells have had nothing to do but wait: only this counts, however fast the machine is. */
const waited = () => (holds > 0 ? held.since : idle()) - held.time;

/** @param {1 | -1} step */
function countHold(step) {
  if (holds === 0) held.since = idle();
  holds += step;
  if (holds === 0) held.time += idle() - held.since;
}

/** @type {Set<SteadyTimer>} */
const pending = new Set();
let order = 0;
let firing = false;

class SteadyTimer {
  /**
   * @param {(...args: any[]) => void} callback
   * @param {number | undefined} delay
   * @param {any[]} args
   * @param {boolean} again
   */
  constructor(callback, delay, args, again) {
    this.callback = callback;
    this.delay = Math.min(Math.max(1, Math.trunc(Number(delay)) || 1), 2 ** 31 - 1);
    this.args = args;
    this.again = again;
    this.isFree = false;
    this.due = this.order = 0;
    this.start();
  }
  start() {
    this.due = now + this.delay;
    this.order = order++;
    this.ripe = false;
    pending.add(this);
    const began = waited();
    const ripen = () => {
      const left = this.delay - (waited() - began);
      // Node rounds to milliseconds
      if (left <= 2 || this.delay <= 2) {
        this.ripe = true;
        fireRipe();
      } else {
        this.pace = real.setTimeout(ripen, Math.max(left, 5));
        if (this.isFree) this.pace.unref();
      }
    };
    this.pace = real.setTimeout(ripen, this.delay);
    if (this.isFree) this.pace.unref();
  }
  close() {
    pending.delete(this);
    real.clearTimeout(this.pace);
    return this;
  }
  refresh() {
    this.close();
    this.start();
    return this;
  }
  unref() {
    this.isFree = true;
    this.pace?.unref();
    return this;
  }
  ref() {
    this.isFree = false;
    this.pace?.ref();
    return this;
  }
  hasRef() {
    return !this.isFree;
  }
  [Symbol.toPrimitive]() {
    return this.order;
  }
}

/** The timer that is due first; of several, the one that was set first. */
function first() {
  let found;
  for (const timer of pending) {
    if (!found || timer.due < found.due || (timer.due === found.due && timer.order < found.order))
      found = timer;
  }
  return found;
}

/** Fire timers in the order in which they are due, each only when nothing happens on sockets any more. */
function fireRipe() {
  if (firing) return;
  firing = true;
  let quiet = 0;
  let seen = events;
  const turn = () => {
    quiet = seen === events ? quiet + 1 : 0;
    seen = events;
    const timer = first();
    if (!timer?.ripe || holds > 0) {
      firing = false;
      return;
    }
    if (quiet >= QUIET_TURNS) {
      quiet = 0;
      timer.close();
      now = Math.max(now, timer.due);
      if (timer.again) timer.start();
      try {
        timer.callback(...timer.args);
      } catch (error) {
        process.nextTick(() => {
          // as Node's own timers: nobody catches it
          throw error;
        });
      }
    }
    real.setImmediate(turn);
  };
  real.setImmediate(turn);
}

/** @param {any} timer */
const clear = (timer) => (timer instanceof SteadyTimer ? void timer.close() : real.clearTimeout(timer));

function replaceTimers() {
  /** @param {boolean} again */
  const maker = (again) => {
    const kernels = again ? real.setInterval : real.setTimeout;
    return (/** @type {any} */ callback, /** @type {any} */ delay, /** @type {any[]} */ ...args) =>
      cells.getStore() ? new SteadyTimer(callback, delay, args, again) : kernels(callback, delay, ...args);
  };
  const [setTimeout, setInterval] = [maker(false), maker(true)];
  const pause = (
    /** @type {number} */ delay,
    /** @type {any} */ value,
    { signal } = /** @type {any} */ ({}),
  ) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = setTimeout(() => resolve(value), delay);
      signal?.addEventListener('abort', () => (clear(timer), reject(signal.reason)), { once: true });
    });
  Object.defineProperty(setTimeout, require('node:util').promisify.custom, { value: pause });
  const all = { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear };
  Object.assign(globalThis, all);
  Object.assign(timers, all);
  Object.assign(promises, { setTimeout: pause });
}

/** Notice what happens on sockets, and how many child processes there are. */
function watch() {
  for (const { prototype } of [net.Socket, net.Server]) {
    const { emit } = prototype;
    prototype.emit = function (/** @type {any} */ event, /** @type {any[]} */ ...args) {
      events++;
      return Reflect.apply(emit, this, [event, ...args]);
    };
  }
  const prototype = /** @type {any} */ (childProcess.ChildProcess).prototype;
  const { spawn } = prototype;
  prototype.spawn = function (/** @type {any[]} */ ...args) {
    const result = Reflect.apply(spawn, this, args);
    if (this.pid !== undefined) {
      countHold(1);
      this.once('close', () => countHold(-1));
    }
    return result;
  };
}

/** Let time pass while a cell runs. The kernel runs each as a script of its own. */
function watchCells() {
  const { runInThisContext } = vm;
  const end = () => countHold(1);
  vm.runInThisContext = (code, options) => {
    countHold(-1);
    try {
      const result = cells.run(true, () => {
        fireRipe();
        return runInThisContext(code, options);
      });
      // the value of a cell with an await is a promise
      Promise.resolve(result).then(end, end);
      return result;
    } catch (error) {
      end();
      throw error;
    }
  };
}

/** Replace the clocks and the timers of this process. */
function steadyClock() {
  class SteadyDate extends Date {
    /** @param {any[]} args */
    constructor(...args) {
      super(.../** @type {[number]} */ (args.length === 0 ? [MOMENT + now] : args));
    }
    /** @override */
    static now() {
      return MOMENT + now;
    }
  }
  // Date() without new is a string
  const callable = new Proxy(SteadyDate, { apply: () => new SteadyDate().toString() });
  globalThis.Date = /** @type {any} */ (callable);
  Object.defineProperty(performance, 'now', { value: () => START + now, configurable: true, writable: true });
  watch();
  watchCells();
  replaceTimers();
}

module.exports = { steadyClock };
