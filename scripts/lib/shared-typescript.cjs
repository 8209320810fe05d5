// @ts-check
// What a test file gets when it imports TypeScript: the compiler of the process, if its test runner offers it.
module.exports =
  /** @type {any} */ (globalThis)[Symbol.for('workbook.typescript')] ??
  require('typescript/lib/typescript.js');
