// @ts-check
// Lets Node require TypeScript files.
const { readFileSync } = require('node:fs');
const { compile } = require('./compile.cjs');

process.setSourceMapsEnabled(true);
require.extensions['.ts'] = (
  /** @type {any} hooks pass their result to _compile, which is missing from Node's types */ module,
  /** @type {string} */ filename,
) => module._compile(compile(readFileSync(filename, 'utf8'), filename), filename);
