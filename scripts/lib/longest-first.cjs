// @ts-check
// The order of npm test: the longest test files first, so that no processor is idle at the end. jest would go by
// the size of a test file, but those of the mistakes have two lines each.
const { readdirSync, statSync } = require('node:fs');
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

/** A test sequencer of jest, of which only the order matters here. */
module.exports = class LongestFirst {
  /** @param {{ path: string }[]} tests */
  sort(tests) {
    const lengths = new Map(tests.map(({ path }) => [path, lengthOf(path)]));
    const length = (/** @type {{ path: string }} */ { path }) => lengths.get(path) ?? 0;
    return [...tests].sort((a, b) => (length(a) === length(b) ? 0 : length(b) - length(a)));
  }

  /** @param {{ path: string }[]} tests */
  shard(tests) {
    return tests;
  }

  /** @param {{ path: string }[]} tests */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
