// @ts-check
// Loads TypeScript, with the code that V8 made of it for an earlier process: it has eight megabytes, and what V8 would
// do anew for each process takes longer than the compiler takes for a cell. And sets how much V8 optimizes.
const { readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { cacheFile, keep, wholeBytes } = require('./kept.cjs');

/**
 * The options that make V8 optimize a function only when fifteen times as much of it has run as usual. In a process that
 * ends soon, much of its time went into optimizing what did not run for long. A loop that runs for long is
 * optimized some milliseconds later. The V8 of Node 22 and later has no such option.
 */
const OPTIMIZE_LESS = process.version.startsWith('v20.') ? ['--interrupt-budget=1000000'] : [];

/** The same for this process, as it runs: for all code that is loaded afterwards. */
const optimizeLess = () => OPTIMIZE_LESS.forEach((option) => v8.setFlagsFromString(option));

/**
 * Load a package of one big script, so that others find it in the cache of modules.
 *
 * @param {string} importer a file that finds the package
 * @param {string} name of the package
 * @param {string} [folder] where V8's code is kept
 * @returns {(() => void) | undefined} keeps the code that V8 has made until it is called; undefined if it is kept
 */
function loadBigModule(importer, name, folder = cacheFile('')) {
  const from = Module.createRequire(importer);
  const file = realpathSync(from.resolve(name));
  // V8 refuses code of another version or with other options; of the source, it compares only the length
  const identity = [
    from(`${name}/package.json`).version,
    process.version,
    process.arch,
    v8.cachedDataVersionTag(),
  ];
  const kept = path.join(folder, `${name.replaceAll('/', '-')}-${identity.join('-')}`);
  const cachedData = wholeBytes(kept);
  const script = new vm.Script(Module.wrap(asciiOf(readFileSync(file))), { filename: file, cachedData });
  const loaded = new Module(file);
  loaded.filename = file;
  require.cache[file] = loaded;
  const run = script.runInThisContext();
  run.call(loaded.exports, loaded.exports, Module.createRequire(file), loaded, file, path.dirname(file));
  loaded.loaded = true;
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

module.exports = { OPTIMIZE_LESS, loadBigModule, optimizeLess };
