// @ts-check
// The jest transform for TypeScript, and for the dependencies that consist of ES modules only (@noble, @scure).
const { compile, keyOf } = require('./compile.cjs');

module.exports = {
  /** @type {(source: string, filename: string) => { code: string }} */
  process: (source, filename) => ({ code: compile(source, filename) }),
  getCacheKey: keyOf,
};
