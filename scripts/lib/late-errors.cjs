// @ts-check
// Errors that nothing catches belong to the suite whose code began what ended with them: a timer, a connection, a
// promise. Jest runs one suite after the other in this process, and would blame the one that is running; between
// two of them, such an error would end the process.
const { AsyncLocalStorage } = require('node:async_hooks');

/** @type {AsyncLocalStorage<string>} the suite that began what is running now */
const begunBy = new AsyncLocalStorage();
/** @type {string | undefined} the suite that is running */
let running;
/** @type {{ suite: string, error: unknown, promise?: unknown }[]} what came too late for its suite */
const late = [];

/**
 * Run a suite.
 *
 * @template T
 * @param {string} suite its file
 * @param {() => Promise<T>} run
 */
async function inSuite(suite, run) {
  running = suite;
  try {
    return await begunBy.run(suite, run);
  } finally {
    running = undefined;
  }
}

/** From now on, uncaught errors reach only the suite that they belong to, and are kept if that has ended. */
function keepLateErrors() {
  const emit = process.emit;
  /** @type {any} */ (process).emit = function (/** @type {string} */ event, /** @type {any[]} */ ...args) {
    const suite = begunBy.getStore();
    if (event === 'rejectionHandled') {
      const at = late.findIndex(({ promise }) => promise === args[0]);
      if (at !== -1) late.splice(at, 1);
    }
    if (suite === undefined || suite === running) return Reflect.apply(emit, this, [event, ...args]);
    if (event === 'uncaughtException') late.push({ suite, error: args[0] });
    else if (event === 'unhandledRejection') late.push({ suite, error: args[0], promise: args[1] });
    else return Reflect.apply(emit, this, [event, ...args]);
    return true;
  };
}

/** The first error that came too late for a suite, if there is one. @param {string} suite its file */
function lateErrorOf(suite) {
  return late.find((one) => one.suite === suite);
}

module.exports = { inSuite, keepLateErrors, lateErrorOf };
