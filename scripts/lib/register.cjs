// @ts-check
// Lets node require TypeScript files.
const { readFileSync } = require('node:fs');
const { compile } = require('./compile.cjs');

process.setSourceMapsEnabled(true);
require.extensions['.ts'] = (
  /** @type {any} _compile is how every such hook hands over its result; node's types leave it out */ module,
  /** @type {string} */ filename,
) => module._compile(compile(readFileSync(filename, 'utf8'), filename), filename);
