// @ts-check
// The local modules that cells import, and how they are forgotten when one of them is edited.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { compile } = require('../../../scripts/lib/compile.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..');

/**
 * Take in the new text of a module, and forget it and all modules that import it, however indirectly: the next
 * import loads them afresh. Without this, a notebook that uses 03 would go on seeing the old 01 below it.
 *
 * @param {{ path: string, data: string }} changed
 * @param {Map<string, string>} texts of all local modules, by their path
 * @param {Map<string, unknown>} loaded
 */
function forget(changed, texts, loaded) {
  texts.set(changed.path, changed.data);
  const stale = [changed.path];
  for (const file of stale) {
    loaded.delete(file);
    for (const [importer, text] of texts) {
      if (!stale.includes(importer) && importsOf(importer, text).has(file)) stale.push(importer);
    }
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function importsOf(file, text) {
  const found = text.matchAll(/require\("(\.[^"]*)"\)/g);
  return new Set([...found].map(([, id]) => `${path.posix.join(path.posix.dirname(file), id)}.js`));
}

/**
 * A local module as node runs it, with a source map in it, so that a stack names lines of the .ts file.
 *
 * @param {string} source its .ts file
 * @returns {{ path: string, data: string } | undefined} nothing if it is no TypeScript: tslab compiles that
 */
function compiled(source) {
  if (!source.endsWith('.ts')) return undefined;
  try {
    return { path: source.replace(/\.ts$/, '.js'), data: compile(readFileSync(source, 'utf8'), source) };
  } catch {
    // it is gone, or broken: tslab has its own words for that
    return undefined;
  }
}

/**
 * The sets of modules in which nothing is wrong, each file with the version of its text. Not file by file: an edit of
 * one can make another wrong that calls it, and need not be seen first together with that.
 *
 * @type {Set<string>}
 */
const faultless = new Set();

/**
 * What the compiler says of a cell and of the modules that it imports. Types are looked at in what the learner
 * writes: in the cell, and in exercises/ as long as it has not been. The workbook's own are right (npm run lint), and
 * looking would take longer than all the rest.
 *
 * @template {{ fileName: string, version: string }} File
 * @template Fault
 * @param {File[]} files the cell, then the modules
 * @param {(files: File[]) => readonly Fault[]} allFaults
 * @param {(file: File) => readonly Fault[]} syntaxFaults
 */
function faultsIn([cell, ...modules], allFaults, syntaxFaults) {
  const key = JSON.stringify(modules.map(({ fileName, version }) => [fileName, version]));
  if (faultless.has(key)) return allFaults([cell]);
  const others = modules.filter((file) => !isLearners(file));
  const faults = [...allFaults([cell, ...modules.filter(isLearners)]), ...others.flatMap(syntaxFaults)];
  if (faults.length === 0) faultless.add(key);
  return faults;
}

/** @param {{ fileName: string }} file */
const isLearners = ({ fileName }) => path.relative(ROOT, fileName).split(path.sep)[0] === 'exercises';

module.exports = { compiled, faultsIn, forget };
