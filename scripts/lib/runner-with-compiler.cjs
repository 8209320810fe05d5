// @ts-check
// Jest's own test runner, with one TypeScript compiler for all test files of a process: loading it takes longer
// than most files, and it becomes several times faster with use. shared-typescript.cjs is what tests import.
const run = require('./circus.cjs');

/** @param {any[]} how the third is the environment of the test file */
module.exports = (...how) => {
  Object.defineProperty(how[2].global, Symbol.for('workbook.typescript'), {
    get: () => require('typescript'),
  });
  return run(...how);
};
