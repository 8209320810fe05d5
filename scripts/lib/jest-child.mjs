// @ts-check
// Runs exercise suites with jest, in this process, and writes what came of them to a file as JSON.
// It is a child of the checker, because an answer that never ends can only be stopped from outside.
//
// argv[2]: { slugs, siblings, out, seconds } as JSON. `siblings` says whose earlier lessons an answer is to call;
// `seconds`, how much processor time a test may take.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import base from '../../jest.config.mjs';
import watchdog from './watchdog.cjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '..', '..', '..');
const { slugs, siblings, out, seconds } = JSON.parse(process.argv[2]);
// jest-setup.ts writes down in this file which test is running
watchdog.watch(process.env.WORKBOOK_PROGRESS ?? '', seconds);
const { runCLI } = await import('jest');

/** @type {Record<string, string>} own answers first: jest takes the first pattern that fits */
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
  reporters: [],
};
const argv = /** @type {any} */ ({
  config: JSON.stringify(config),
  runInBand: true,
  _: [],
  $0: 'jest',
  ci: true,
});

/** @param {any} failure */
const plain = (failure) => ({
  // a built-in error's name stands in its prototype, which does not come along
  name: failure.name || (/^\w+/.exec(failure.stack ?? '')?.[0] ?? 'Error'),
  message: failure.message ?? String(failure),
  stack: failure.stack ?? '',
  assertion: failure.matcherResult !== undefined,
  lesson: failure.lesson,
  exercise: failure.exercise,
});

// a promise that nobody waits for is a matter of its test, and must not end the others
process.on('unhandledRejection', () => {});
const { results } = await runCLI(argv, [ROOT]);
const suites = results.testResults.map((suite) => ({
  path: suite.testFilePath,
  // what the answers printed; jest collects it and would show it in its own report
  said: (suite.console ?? []).map(({ message }) => message),
  loadError: suite.testExecError ? plain(suite.testExecError) : undefined,
  tests: suite.testResults.map((test) => ({
    exercise: test.ancestorTitles[0] ?? '',
    title: [...test.ancestorTitles.slice(1), test.title].join(' · '),
    failures: (test.failureDetails ?? []).map(plain),
  })),
}));
writeFileSync(out, JSON.stringify(suites));
// an answer may have left a timer or a socket behind
process.exit(0);
