// @ts-check
// npm test                          the workbook checks itself: solutions, engine, notebooks, browser
// npm test exercises [lesson …]     the learner's answers; -- --watch follows edits
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import base from '../../jest.config.mjs';
import { OPTIMIZE_LESS } from '../lib/big-module.cjs';
import { findBrowser } from '../lib/browser.mjs';
import { jupyterEnv } from '../lib/jupyter-env.mjs';
import { ensureJupyter } from '../lib/jupyter.mjs';
import { ensurePackages } from '../lib/packages.mjs';
import { ROOT } from '../lib/root.mjs';

/** Two more than the number of processors: many tests just wait, for a timeout or for another process. */
const WORKERS = availableParallelism() + 2;

/**
 * Room for values that live briefly: V8's own 16 MB are full so often that collecting garbage takes a fifth of
 * the time of the suites. jest passes this option on to its workers, and OPTIMIZE_LESS, too.
 */
const NEW_SPACE = '--max-semi-space-size=32';

const CI = process.env.CI === 'true';

/** @param {string[]} args */
async function checkExercises(args) {
  await ensurePackages();
  process.argv = [process.argv[0], process.argv[1], ...args];
  const { createRequire } = await import('node:module');
  const require = createRequire(import.meta.url);
  require('../lib/register.cjs');
  require('../../src/workbook/check/main.ts');
}

async function checkWorkbook() {
  await ensurePackages({ tools: true, thorough: true });
  const jupyter = await ensureJupyter({ lab: true, thorough: true });
  const browser = findBrowser();
  /** @type {[suite: string, why: string][]} */
  const notRun = [];
  if (!jupyter?.nbconvert) notRun.push(['notebooks', 'no Jupyter with nbconvert']);
  if (jupyter?.kind !== 'lab') notRun.push(['browser', 'no JupyterLab']);
  else if (!browser) notRun.push(['browser', 'no Chromium or Chrome (CHROME_PATH can name one)']);
  const passed = runJest(
    notRun.map(([suite]) => `src/acceptance/${suite}[^/]*\\.test\\.ts$`),
    {
      WORKBOOK_JUPYTER: JSON.stringify({ ...jupyter, environment: jupyterEnv(), root: ROOT }),
      WORKBOOK_BROWSER: browser ?? '',
    },
  );
  for (const [suite, why] of notRun)
    console.log(`NOT RUN: the ${suite} tests: ${why}. For details:  npm run doctor`);
  process.exitCode = passed && !(CI && notRun.length > 0) ? 0 : 1;
}

/**
 * @param {string[]} leftOut patterns of test files to leave out
 * @param {Record<string, string>} env
 */
function runJest(leftOut, env) {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.workbook-test-'));
  const json = join(folder, 'results.json');
  const args = ['--ci', `--maxWorkers=${WORKERS}`, '--json', `--outputFile=${json}`];
  args.push('--config', JSON.stringify(configOnSolutions()));
  const ignore = leftOut.length > 0 ? ['--testPathIgnorePatterns', '/node_modules/', ...leftOut] : [];
  const { status } = spawnSync(
    process.execPath,
    [NEW_SPACE, ...OPTIMIZE_LESS, join(ROOT, 'node_modules/jest/bin/jest.js'), ...args, ...ignore],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
    },
  );
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
      readFileSync(json, 'utf8'),
    );
    console.log(`${numPassedTests} passed, ${numFailedTests || numFailedTestSuites} failed`);
    for (const [name, count] of skippedGroups(testResults)) console.log(`SKIPPED: ${name}: ${count} tests`);
  } catch {
    console.error('jest returned no results');
  }
  rmSync(folder, { recursive: true });
  return status === 0;
}

/**
 * The suites of the exercises run on the solutions. The tests in src run with jest's own configuration: where
 * they replace an exercise by a wrong answer, the solution must not be replaced.
 */
function configOnSolutions() {
  const { watchman, ...shared } = base;
  const project = (/** @type {string} */ folder, /** @type {string} */ answers) => ({
    ...shared,
    rootDir: ROOT,
    roots: [`<rootDir>/${folder}`],
    moduleNameMapper: { ...shared.moduleNameMapper, '^answers/(.*)$': `<rootDir>/${answers}/$1` },
  });
  return {
    watchman,
    rootDir: ROOT,
    testSequencer: join(ROOT, 'scripts', 'lib', 'longest-first.cjs'),
    projects: [project('src', 'exercises'), project('exercises', 'solutions')],
  };
}

/**
 * The number of skipped tests in each group; the name of the group says why.
 *
 * @param {{ assertionResults: { status: string, ancestorTitles: string[], title: string }[] }[]} testResults
 */
function skippedGroups(testResults) {
  /** @type {Map<string, number>} */
  const groups = new Map();
  for (const { status, ancestorTitles, title } of testResults.flatMap((file) => file.assertionResults)) {
    if (status !== 'pending') continue;
    const group = ancestorTitles[0] ?? title;
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  return groups;
}

const USAGE = `  npm test                      the workbook checks itself
  npm test exercises            your answers, all lessons
  npm test exercises 01         one lesson, by number or name; 01-03: three
  npm test exercises -- --watch  again whenever you save`;

/** Run `npm test` or `npm test exercises`. */
export async function main() {
  const [subject, ...rest] = process.argv.slice(2);
  if ([subject, ...rest].some((word) => word === '--help' || word === '-h')) {
    console.log(`Check your answers, or the workbook.\n\n${USAGE}`);
    return;
  }
  if (subject === undefined) return checkWorkbook();
  if (subject === 'exercises') return checkExercises(rest);
  console.error(`There is no npm test ${subject}. There are:\n${USAGE}`);
  process.exitCode = 2;
}
