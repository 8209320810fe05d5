// @ts-check
// Jest's own test runner, with compilers for all test files of a process.
//
// TypeScript: loading it takes longer than most files, and it becomes several times faster with use.
// shared-typescript.cjs is what tests import. esbuild, which the catalogue of mistakes uses: it refuses to be loaded
// by a test file, whose Uint8Array is another class, and takes a hundredth of TypeScript's time.
const run = require('./circus.cjs');

function esbuild() {
  // otherwise each synchronous call would start a process
  process.env.ESBUILD_WORKER_THREADS = '1';
  return require('esbuild');
}

/** @param {any[]} how the third is the environment of the test file */
module.exports = (...how) => {
  const { global } = how[2];
  Object.defineProperty(global, Symbol.for('workbook.typescript'), { get: () => require('typescript') });
  Object.defineProperty(global, Symbol.for('workbook.esbuild'), { get: esbuild });
  return run(...how);
};
