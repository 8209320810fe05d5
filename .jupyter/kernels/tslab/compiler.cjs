// @ts-check
// Loads the compiler of cells, with the code that V8 made of it for an earlier kernel: TypeScript has eight
// megabytes, and what V8 does anew for each kernel takes longer than the compiler takes for a cell.
const { readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { cacheFile, keep, wholeBytes } = require('../../../scripts/lib/kept.cjs');

/**
 * Load the compiler, so that tslab finds it in the cache of modules.
 *
 * @param {string} tslab one of tslab's files
 * @param {string} [folder] where V8's code is kept
 * @returns {(() => void) | undefined} keeps the code that V8 has made until it is called; undefined if it is kept
 */
function loadCompiler(tslab, folder = cacheFile('')) {
  const name = '@tslab/typescript-for-tslab';
  const from = Module.createRequire(tslab);
  const file = realpathSync(from.resolve(name));
  // V8 refuses code of another version or with other options; of the source, it compares only the length
  const identity = [
    from(`${name}/package.json`).version,
    process.version,
    process.arch,
    v8.cachedDataVersionTag(),
  ];
  const kept = path.join(folder, `compiler-${identity.join('-')}`);
  const cachedData = wholeBytes(kept);
  const script = new vm.Script(Module.wrap(asciiOf(readFileSync(file))), { filename: file, cachedData });
  const compiler = new Module(file);
  compiler.filename = file;
  require.cache[file] = compiler;
  const run = script.runInThisContext();
  run.call(
    compiler.exports,
    compiler.exports,
    Module.createRequire(file),
    compiler,
    file,
    path.dirname(file),
  );
  compiler.loaded = true;
  if (cachedData && !script.cachedDataRejected) return undefined;
  return () => keep(kept, script.createCachedData());
}

/**
 * A script in ASCII: V8 stores that in half the memory.
 *
 * @param {Buffer} bytes UTF-8
 */
function asciiOf(bytes) {
  const text = bytes.toString();
  if (text.length === bytes.length) return text;
  const escaped = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(escaped, 'latin1').toString('latin1');
}

module.exports = { loadCompiler };
