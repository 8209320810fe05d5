// @ts-check
// What tslab's compiler reads, resolves and watches. For each cell it creates a program: all files that the
// cell needs, with their types. Half the time of a cell was spent on what a notebook does not need.
const { existsSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const path = require('node:path');
const { asRead, isPackages, isWorkbooks, typesOfNode } = require('../../../scripts/lib/lean-types.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..').replaceAll('\\', '/');

/** @typedef {{ fileName: string, resolvedModules?: Map<string, any> }} SourceFile */

/**
 * A function that creates TypeScript's simplest builder. The one that tslab uses asks the type checker for
 * every import of every file, for each cell; here the resolved imports of the files say the same.
 *
 * @param {any} ts
 */
function builder(ts) {
  return (/** @type {unknown[]} */ ...given) => {
    const made = ts.createAbstractBuilder(...given);
    return {
      ...made,
      getAllDependencies: (/** @type {SourceFile} */ file) => dependencies(made.getProgram(), file),
    };
  };
}

/**
 * The file and all files that it imports, directly or indirectly.
 *
 * @param {{ getSourceFile(name: string): SourceFile | undefined }} program
 * @param {SourceFile} file
 */
function dependencies(program, file) {
  const names = new Set([file.fileName]);
  for (const name of names) {
    program.getSourceFile(name)?.resolvedModules?.forEach(({ resolvedModule }) => {
      const imported = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
      if (imported) names.add(imported.fileName);
    });
  }
  return [...names];
}

/**
 * The names that a cell declares at its top level. tslab would create a second program for this.
 *
 * @param {any} ts
 * @param {string} text
 * @param {object} options of the compiler
 * @returns {Set<string>}
 */
function namesIn(ts, text, options) {
  const cell = ts.createSourceFile('cell.ts', text, ts.ScriptTarget.Latest, true);
  ts.bindSourceFile(cell, options);
  return new Set(cell.locals?.keys());
}

/**
 * How imports are resolved. TypeScript's own way also watches all folders where a module could appear later.
 * That matters only for the learner's files and cells, and these are resolved again for each cell.
 *
 * @param {any} ts
 * @param {any} host
 */
function resolution(ts, host) {
  const packages = ts.createModuleResolutionCache(ROOT, (/** @type {string} */ name) => name, host.options);
  /**
   * @param {string} name
   * @param {string} importer
   * @param {object} options
   */
  const resolve = (name, importer, options) => {
    if (isBuiltin(name)) return { resolvedModule: typesOfNode(ts, name) };
    if (!name.startsWith('.')) return ts.resolveModuleName(name, importer, options, host, packages);
    const file = `${path.posix.join(path.posix.dirname(importer), name)}.ts`;
    if (!existsSync(file)) return ts.resolveModuleName(name, importer, options, host);
    return { resolvedModule: { resolvedFileName: file, extension: '.ts', isExternalLibraryImport: false } };
  };
  // for each of the language's libraries, in each program, the compiler looks for a package that replaces it
  const noReplacements = {
    ...packages,
    getFromDirectoryCache: (/** @type {string} */ name, /** @type {unknown[]} */ ...rest) =>
      name.startsWith('@typescript/lib-')
        ? { failedLookupLocations: [] }
        : packages.getFromDirectoryCache(name, ...rest),
  };
  return {
    getModuleResolutionCache: () => noReplacements,
    /**
     * @param {{ text: string }[]} names
     * @param {string} importer
     * @param {unknown} _redirected
     * @param {object} options
     */
    resolveModuleNameLiterals: (names, importer, _redirected, options) =>
      names.map(({ text }) => resolve(text, importer, options)),
    // packages and the workbook's own modules do not appear while a kernel runs, the learner's files do
    hasInvalidatedResolutions: (/** @type {string} */ file) => !isPackages(file) && !isWorkbooks(file),
  };
}

module.exports = { asRead, builder, isPackages, isWorkbooks, namesIn, resolution };
