// @ts-check
// How jest reads TypeScript, and the one dependency that comes as ES modules only (@noble).
const { compile, keyOf } = require('./compile.cjs');

module.exports = {
  /** @type {(source: string, filename: string) => { code: string }} */
  process: (source, filename) => ({ code: compile(source, filename) }),
  getCacheKey: keyOf,
};
