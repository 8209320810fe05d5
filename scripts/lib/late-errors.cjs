// @ts-check
// Errors that nothing catches belong to the suite whose code began what ended with them: a timer, a connection, a
// promise. Jest runs one suite after the other in this process, and would blame the one that is running; between
// two of them, such an error would end the process.
const { AsyncLocalStorage } = require('node:async_hooks');

/** @type {AsyncLocalStorage<string>} the suite that began what is running now */
const begunBy = new AsyncLocalStorage();
/** @type {string | undefined} the suite that is running */
let running;
/** @type {string[]} the suites that have begun, in order */
const begun = [];
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
  begun.push(suite);
  try {
    return await begunBy.run(suite, run);
  } finally {
    running = undefined;
  }
}

/** The suite that an error belongs to; where Node does not know what began it, its stack may. @param {any} error */
function ownerOf(error) {
  return begunBy.getStore() ?? suiteIn(error) ?? running ?? begun.at(-1);
}

/** The suite of the answer in which an error was thrown. @param {any} error */
function suiteIn(error) {
  try {
    const slug = /exercises[\\/](\d\d-[a-z0-9-]+)\.ts:/.exec(error.stack)?.[1];
    return slug && begun.find((suite) => suite.endsWith(`${slug}.test.ts`));
  } catch {
    // a getter of the answer's own, or no error at all
    return undefined;
  }
}

/** From now on, uncaught errors reach only the suite that they belong to, and are kept if that has ended. */
function keepLateErrors() {
  const emit = process.emit;
  /** @type {any} */ (process).emit = function (/** @type {string} */ event, /** @type {any[]} */ ...args) {
    if (event === 'rejectionHandled') {
      const at = late.findIndex(({ promise }) => promise === args[0]);
      if (at !== -1) late.splice(at, 1);
    }
    if (event === 'uncaughtException' || event === 'unhandledRejection') {
      const [error, promise] = args;
      const suite = ownerOf(error);
      if (suite !== undefined && suite !== running) {
        late.push({ suite, error, ...(event === 'unhandledRejection' && { promise }) });
        return true;
      }
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

/** The first error that came too late for a suite, if there is one. @param {string} suite its file */
function lateErrorOf(suite) {
  return late.find((one) => one.suite === suite);
}

module.exports = { inSuite, keepLateErrors, lateErrorOf };
