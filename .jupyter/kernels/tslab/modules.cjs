// @ts-check
// The local modules that cells import, and how they are invalidated when one of them is edited.
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { compile } = require('../../../scripts/lib/compile.cjs');
const { isWorkbooks } = require('./program.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..');

/**
 * Store the new text of a module, and drop it and all modules that import it, directly or indirectly, from
 * the cache: the next import loads them again. Otherwise, a notebook that uses 03 would keep using the old 01
 * that it imports. The same text once more changes nothing: the compiler reads some modules only when a cell imports
 * them, after others have loaded them, and a class must not be there twice.
 *
 * @param {{ path: string, data: string }} changed
 * @param {Map<string, string>} texts of all local modules, by their path
 * @param {Map<string, unknown>} loaded
 */
function forget(changed, texts, loaded) {
  if (texts.get(changed.path) === changed.data) return;
  texts.set(changed.path, changed.data);
  const stale = [changed.path];
  for (const file of stale) {
    loaded.delete(file);
    for (const [importer, text] of texts) {
      if (!stale.includes(importer) && importsOf(importer, text).has(file)) stale.push(importer);
    }
  }
}

/** @type {Map<string, { text: string, imports: Set<string> }>} */
const known = new Map();

/**
 * The files that a compiled module imports.
 *
 * @param {string} file
 * @param {string} text
 */
function importsOf(file, text) {
  const before = known.get(file);
  if (before?.text === text) return before.imports;
  const found = text.matchAll(/require\("(\.[^"]*)"\)/g);
  const imports = new Set([...found].map(([, id]) => `${path.posix.join(path.posix.dirname(file), id)}.js`));
  known.set(file, { text, imports });
  return imports;
}

/**
 * A compiled local module with an inline source map, so that stack traces have lines of the .ts file.
 *
 * @param {string} source its .ts file
 * @returns {{ path: string, data: string } | undefined} undefined if it is not TypeScript: then tslab
 *   compiles it
 */
function compiled(source) {
  if (!source.endsWith('.ts')) return undefined;
  try {
    return { path: source.replace(/\.ts$/, '.js'), data: compile(readFileSync(source, 'utf8'), source) };
  } catch {
    // it is missing or has syntax errors: tslab reports that itself
    return undefined;
  }
}

/**
 * The compiled module that one of the workbook imports, unless the compiler of cells has read it.
 *
 * @param {string} file
 */
function imported(file) {
  const source = file.replace(/\.js$/, '.ts');
  return isWorkbooks(source) && existsSync(source) ? compiled(source)?.data : undefined;
}

/**
 * The answers without errors: each with its text and the texts of all modules that it imports, directly or
 * indirectly, because an edit of one can cause errors in another that calls it.
 *
 * @type {Set<string>}
 */
const faultless = new Set();

/** @param {{ fileName: string, version: string }[]} files */
const keyOf = (files) => JSON.stringify(files.map(({ fileName, version }) => [fileName, version]));

/**
 * The compiler's errors in a cell and in the modules that it imports. Types are checked only in the learner's
 * code: in the cell, and in exercises/ unless unchanged since the last check without errors. The workbook's
 * own types are right (npm run lint), and checking them would take longer than everything else.
 *
 * @template {{ fileName: string, version: string }} File
 * @template {{ file?: { fileName: string } }} Fault
 * @param {File[]} files the cell, then the modules
 * @param {(files: File[]) => readonly Fault[]} allFaults
 * @param {(file: File) => readonly Fault[]} syntaxFaults
 * @param {(file: File) => File[]} withImports a module and all modules that it imports
 */
function faultsIn([cell, ...modules], allFaults, syntaxFaults, withImports) {
  const answers = new Map(
    modules.filter(isLearners).map((file) => [keyOf(withImports(file)), /** @type {File} */ (file)]),
  );
  for (const key of answers.keys()) if (faultless.has(key)) answers.delete(key);
  const others = modules.filter((file) => !isLearners(file));
  const faults = [...allFaults([cell, ...answers.values()]), ...others.flatMap(syntaxFaults)];
  // a cell that awaits has a fault, too, which tslab forgives
  const invalid = new Set(faults.map(({ file }) => file?.fileName));
  for (const [key, { fileName }] of answers) if (!invalid.has(fileName)) faultless.add(key);
  return faults;
}

/** @param {{ fileName: string }} file */
const isLearners = ({ fileName }) => path.relative(ROOT, fileName).split(path.sep)[0] === 'exercises';

module.exports = { compiled, faultsIn, forget, imported };
