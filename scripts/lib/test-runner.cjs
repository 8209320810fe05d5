// @ts-check
// Jest's own test runner, but whatever a suite throws while it is loading arrives as an error whose message is a
// string: of anything else, jest cannot make a report, and ends without a result.
const { createRequire } = require('node:module');
const { inSuite } = require('./late-errors.cjs');
const { plain } = require('./plain-results.cjs');

// each package is found from the one that depends on it, wherever a package manager puts them
const jest = createRequire(require.resolve('jest'));
const core = createRequire(jest.resolve('@jest/core'));
const { default: run } = createRequire(core.resolve('jest-config'))('jest-circus/runner');

/** @param {any[]} how the fifth is the suite's file */
module.exports = async (...how) => {
  try {
    return await inSuite(how[4], () => run(...how));
  } catch (error) {
    throw Object.assign(new Error(), plain(error));
  }
};
