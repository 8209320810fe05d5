// @ts-check
// What tslab's compiler reads, resolves and watches. For each cell it creates a program: all files that the
// cell needs, with their types. Half the time of a cell was spent on what a notebook does not need.
const { existsSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const path = require('node:path');
const { declarations } = require('../../../scripts/lib/compile.cjs');

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
  const folder = ts.sys.realpath(`${ROOT}/node_modules/@types/node`);
  /** @param {string} module `node:fs` */
  const typesOfNode = (module) => {
    const name = module.replace(/^node:/, '');
    const files = [name, `${name}.generated`, path.posix.dirname(name)].map(
      (file) => `${folder}/${file}.d.ts`,
    );
    const resolvedFileName = files.find((file) => existsSync(file));
    return resolvedFileName && { resolvedFileName, extension: '.d.ts', isExternalLibraryImport: true };
  };
  /**
   * @param {string} name
   * @param {string} importer
   * @param {object} options
   */
  const resolve = (name, importer, options) => {
    if (isBuiltin(name)) return { resolvedModule: typesOfNode(name) };
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

/** Strings, in which a comment cannot begin, directives, and comments. */
const TOKENS =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/\/ *<[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//g;

/**
 * A file as the compiler reads it. Of the workbook's own modules it reads the declarations: cells see no more of
 * them, and what only their functions use, such as jest, need not be read. A package's declarations are read without
 * their comments, which are three quarters of the text: TypeScript 5.0 would parse each of them. The comments of the
 * workbook and of the language's own libraries are kept: Shift+Tab shows them.
 *
 * @param {string} file
 * @param {string | undefined} text
 */
function asRead(file, text) {
  if (text === undefined || !file.endsWith('.ts')) return text;
  if (isWorkbooks(file)) return declarations(text, file) ?? text;
  if (!isPackages(file) || !file.endsWith('.d.ts') || /\/lib\.[\w.]+$/.test(file)) return text;
  const code = text.replace(TOKENS, (token) => (/^\/(?:\*|\/(?!\/ *<))/.test(token) ? '' : token));
  return file.includes('/@types/node/') ? onlyGlobals(code) : code;
}

/** The modules of Node that also declare something global, such as `Buffer`. */
const GLOBAL = new Set([
  ...['buffer', 'console', 'crypto', 'events', 'module', 'perf_hooks', 'process', 'stream/web', 'timers'],
  ...['url', 'util', 'worker_threads'],
]);

/**
 * Node's types as the compiler reads them: it reads only what is global; the types of a module are read when a
 * cell or a module imports it, and those that they use.
 *
 * @param {string} code
 */
function onlyGlobals(code) {
  return (
    code
      .replace(/^\/\/\/ <reference path="[./]*([^."]+)[^"]*" \/>$/gm, (line, name) =>
        isBuiltin(`node:${name}`) && !GLOBAL.has(name) ? '' : line,
      )
      // what process.getBuiltinModule() returns: all modules
      .replace(/^ *"[^"]+": typeof import\("[^"]+"\);$/gm, '')
  );
}

/** @param {string} file */
const isPackages = (file) => file.includes('/node_modules/');

const OWN = ['src', 'solutions', 'scripts'].map((name) => `${ROOT}/${name}/`);

/** @param {string} file whether it is the workbook's own code, not the learner's */
const isWorkbooks = (file) => OWN.some((folder) => file.startsWith(folder));

module.exports = { asRead, builder, isPackages, isWorkbooks, namesIn, resolution };
