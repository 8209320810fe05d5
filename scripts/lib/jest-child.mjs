// @ts-check
// Runs exercise suites with jest, in this process, and writes the results to a file as JSON. It is a child of
// the checker, because an answer that never ends can only be stopped from outside.
//
// argv[2]: { slugs, siblings, out, seconds, only, list, confined } as JSON. `siblings` is the folder of the
// earlier lessons that an answer calls; `seconds`, how much processor time a test may take; `only`, the full
// names of the tests to run (all if omitted); `list`, to run none, and report them all.
//
// `confined`: the answers are a stranger's. The process has few permissions and is watched from outside, and
// the results are signed with the key on stdin: what the answers write in their place is not believed.
import { createHmac } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import base from '../../jest.config.mjs';
import { keepLateErrors, lateErrorOf } from './late-errors.cjs';
import { suiteAsJson } from './plain-results.cjs';
import watchdog from './watchdog.cjs';

/** How large the results may be, in bytes: the checker reads twice as much. */
const MOST_RESULTS = 1 << 23;

const ROOT = resolve(fileURLToPath(import.meta.url), '..', '..', '..');
const { slugs, siblings, out, seconds, only, list, confined } = JSON.parse(process.argv[2]);
const signature = confined && createHmac('sha256', readFileSync(0));
// jest-setup.ts writes to this file which test is running
if (!confined) watchdog.watch(process.env.WORKBOOK_PROGRESS ?? '', seconds);
const { runCLI } = /** @type {typeof import('jest')} */ (createRequire(import.meta.url)('jest'));

/** @type {Record<string, string>} own answers first: jest takes the first pattern that matches */
const moduleNameMapper = {};
for (const slug of slugs) moduleNameMapper[`^answers/(${slug})$`] = '<rootDir>/exercises/$1';
moduleNameMapper['^answers/(.*)$'] = `<rootDir>/${siblings}/$1`;
if (siblings !== 'exercises') moduleNameMapper['^\\./(\\d\\d-[a-z0-9-]+)$'] = `<rootDir>/${siblings}/$1`;

const config = {
  ...base,
  rootDir: ROOT,
  moduleNameMapper,
  testMatch: slugs.map((/** @type {string} */ slug) =>
    join(ROOT, 'exercises', `${slug}.test.ts`).replaceAll('\\', '/'),
  ),
  testRunner: join(ROOT, 'scripts', 'lib', 'test-runner.cjs'),
  reporters: [],
  // otherwise jest starts the program `find`
  ...(confined && { haste: { forceNodeFilesystemAPI: true } }),
};
const argv = /** @type {any} */ ({
  config: JSON.stringify(config),
  runInBand: true,
  _: [],
  $0: 'jest',
  ci: true,
  // answers could write to jest's cache what their next run reads
  ...(confined && { cache: false }),
  ...(list && { testNamePattern: '^\\0$' }),
  ...(only && { testNamePattern: only.map(exactly).join('|') }),
});

/** @param {string} name */
function exactly(name) {
  return `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}

// a rejected promise that is never awaited concerns only its own test, and must not end the others
process.on('unhandledRejection', () => {});
keepLateErrors();
const { results } = await runCLI(argv, [ROOT]);
// timers run in order: what a test has begun with setTimeout(…, 0) has run when this one does
await new Promise((resolve) => setTimeout(resolve, 1));
// each suite has its share, so that no answer takes the results from another lesson
const room = Math.floor((MOST_RESULTS - 2) / results.testResults.length) - 1;
const suites = results.testResults.map((suite) =>
  suiteAsJson(suite, room, list === true, lateErrorOf(suite.testFilePath)),
);
// written to a temporary file and renamed: on a full disk, an incomplete file would look complete
const text = `[${suites.join()}]`;
writeFileSync(`${out}.new`, signature ? `${signature.update(text).digest('hex')}${text}` : text);
renameSync(`${out}.new`, out);
// an answer may have left a timer running or a socket open
process.exit(0);
