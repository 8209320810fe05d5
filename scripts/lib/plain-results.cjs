// @ts-check
// Jest's results as plain JSON of a limited size: an answer may throw whatever it likes.

/** How many characters of an error's message and of its stack are kept, and how many errors of a test, at most. */
const MOST = 20_000;
/** At least so many are kept, however large the rest is. */
const LEAST = 100;

/** @typedef {{ name: string, message: string, stack: string, assertion: boolean, lesson?: string, exercise?: string }} PlainFailure */

/** The string that a property holds, if it does. @param {any} thing @param {string} property */
function stringIn(thing, property) {
  try {
    const value = thing?.[property];
    return typeof value === 'string' ? value : undefined;
  } catch {
    // a getter of the answer's own
    return undefined;
  }
}

/** What Node's permission model refuses, by its own name for it. @type {Record<string, string>} */
const REFUSED = {
  FileSystemRead: 'read',
  FileSystemWrite: 'write',
  ChildProcess: 'start a program',
  WorkerThreads: 'start a thread',
};

/** What answers tried, if it is something that they may not do: Node's message does not say. @param {any} error */
function refused(error) {
  const what = REFUSED[stringIn(error, 'permission') ?? ''];
  if (stringIn(error, 'code') !== 'ERR_ACCESS_DENIED' || !what) return undefined;
  return `It tried to ${`${what} ${stringIn(error, 'resource') ?? ''}`.trimEnd()}; answers may not.`;
}

/** The beginning of the message about something thrown that is no object, as jest words it. */
const THROWN = 'thrown: ';

/** Whatever was thrown, in words. @param {any} thing @param {string} text the same as jest's text */
function words(thing, text) {
  if ((typeof thing !== 'object' || thing === null) && typeof thing !== 'function')
    return `${THROWN}${typeof thing === 'string' ? JSON.stringify(thing) : String(thing)}`;
  for (const inWords of [
    () =>
      String(
        (thing.message ?? '') === ''
          ? (wordsInside(thing) ?? (isErrorText(text) ? '' : thing))
          : thing.message,
      ),
    () => Object.prototype.toString.call(thing),
  ]) {
    try {
      return inWords();
    } catch {
      // it has no message, or cannot be made a string
    }
  }
  return 'a value that cannot be shown';
}

/** The messages of an AggregateError's own errors, which often has none itself. @param {any} thing */
function wordsInside({ errors }) {
  if (!Array.isArray(errors) || errors.length === 0) return undefined;
  return errors
    .slice(0, LEAST)
    .map((error) => stringIn(error, 'message') ?? String(error))
    .join('; ');
}

/** Whether a string is an error's stack without a message, which jest's copy of such an error loses. @param {string} text */
function isErrorText(text) {
  return /^\w*Error(:\s*)?\n\s+at /.test(text);
}

/**
 * An error as strings. Since Node 22, an error's stack is an accessor, which jest's copy of the error loses; jest's
 * text contains it.
 *
 * @param {any} failure jest's copy of an error
 * @param {string} [text] the same error as jest's text: its class, message and stack
 * @param {number} [most] how many characters of the message and of the stack are kept
 * @returns {PlainFailure}
 */
function plain(failure, text = stringIn(failure, 'stack') ?? '', most = MOST) {
  // an error without a message may have its reasons inside
  const said = stringIn(failure, 'message') || words(failure, text);
  const message = refused(failure) ?? said;
  // the lines of the stack come after the message, which may be long
  const stack = text.length > most ? text.replace(said, () => '') : text;
  let assertion = false;
  try {
    assertion = failure.matcherResult !== undefined;
  } catch {
    // nothing that expect throws
  }
  return {
    // a built-in error's name is a property of its prototype, which jest's copy loses as well
    name: (stringIn(failure, 'name') || (/^\w+/.exec(text)?.[0] ?? 'Error')).slice(0, most),
    message: message.slice(0, most),
    stack: stack.slice(0, most),
    assertion,
    lesson: stringIn(failure, 'lesson')?.slice(0, most),
    exercise: stringIn(failure, 'exercise')?.slice(0, most),
  };
}

/** An error that nothing caught, with what caused it: fetch() says only there why it failed. @param {unknown} error @param {number} most */
function plainUncaught(error, most) {
  const found = plain(error, undefined, most);
  const cause = stringIn(/** @type {any} */ (error)?.cause, 'message');
  return cause === undefined ? found : { ...found, message: `${found.message}: ${cause}`.slice(0, most) };
}

/**
 * The results of a suite as JSON. Where it would be too large, less of each error is kept.
 *
 * @param {import('@jest/test-result').TestResult} suite
 * @param {number} room how many bytes it may have
 * @param {boolean} all whether tests that were not run are reported as well
 * @param {{ error: unknown }} [late] an error that nothing caught, after the suite had ended
 */
function suiteAsJson(suite, room, all, late) {
  const tests = suite.testResults.filter(({ status }) => all || status !== 'pending');
  for (let most = MOST; ; most /= 2) {
    const text = JSON.stringify({
      path: suite.testFilePath,
      loadError: suite.testExecError ? plain(suite.testExecError, undefined, most) : undefined,
      lateError: late && plainUncaught(late.error, most),
      tests: tests.map((test) => ({
        exercise: test.ancestorTitles[0] ?? '',
        title: [...test.ancestorTitles.slice(1), test.title].join(' · '),
        name: test.fullName,
        failures: (test.failureDetails ?? [])
          .slice(0, most)
          .map((failure, i) => plain(failure, test.failureMessages[i], most)),
      })),
    });
    if (Buffer.byteLength(text) <= room || most < LEAST) return text;
  }
}

module.exports = { plain, suiteAsJson };
