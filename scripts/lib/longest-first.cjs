// @ts-check
// The order of npm test: the longest test files first, so that no processor is idle at the end. Before their first run
// jest goes by their sizes, but those of the mistakes have two lines each.
const { readdirSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { basename, dirname, join } = require('node:path');

const MISTAKES = join(__dirname, '..', '..', 'test_data', 'mistakes');

/**
 * @param {string} file a test file
 * @returns {number} the larger, the longer it probably takes
 */
function lengthOf(file) {
  const name = basename(file);
  // each starts a kernel for every lesson, or installs everything
  if (/^(notebooks|setup)/.test(name)) return Infinity;
  if (basename(dirname(file)) !== 'mistakes') return statSync(file).size;
  const folder = join(MISTAKES, name.replace('.test.ts', ''));
  const sizes = readdirSync(folder).map((mistakes) => statSync(join(folder, mistakes)).size);
  return sizes.reduce((sum, size) => sum + size, 0);
}

// jest depends on it, the workbook does not: a package manager may put it where only jest finds it
const requireOfJest = createRequire(require.resolve('jest'));
const { default: Sequencer } = createRequire(requireOfJest.resolve('@jest/core'))('@jest/test-sequencer');

/** @typedef {{ path: string, duration?: number }} Test duration: of the last run, in milliseconds */

/**
 * jest's own order: files that failed in the last run, new ones, and the others, by how long they took. Of new ones,
 * which in a fresh clone are all, the length is guessed in a better way.
 */
module.exports = class LongestFirst extends Sequencer {
  /** @param {Test[]} tests */
  sort(tests) {
    /** @type {Test[]} */
    const sorted = super.sort(tests);
    const isNew = (/** @type {Test} */ { duration }) => duration === undefined;
    const lengths = new Map(sorted.filter(isNew).map((test) => [test, lengthOf(test.path)]));
    const guessed = [...lengths].sort(([, a], [, b]) => (a === b ? 0 : b - a)).map(([test]) => test);
    return sorted.map((test) => (isNew(test) ? (guessed.shift() ?? test) : test));
  }
};
