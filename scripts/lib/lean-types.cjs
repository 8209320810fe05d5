// @ts-check
// What a compiler reads that checks only the learner's code: of the workbook, packages and Node only the types that this
// code can see. That is a third of all types.
const { existsSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const path = require('node:path');
const { declarations } = require('./compile.cjs');

const ROOT = path.resolve(__dirname, '..', '..').replaceAll('\\', '/');

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
  if (isWorkbooks(file)) return file.endsWith('.d.ts') ? text : (declarations(text, file) ?? text);
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

/**
 * Where the types of one of Node's modules are declared, as the compiler resolves an import.
 *
 * @param {any} ts
 * @param {string} module `node:fs`
 */
function typesOfNode(ts, module) {
  const folder = ts.sys.realpath(`${ROOT}/node_modules/@types/node`);
  const name = module.replace(/^node:/, '');
  const files = [name, `${name}.generated`, path.posix.dirname(name)].map((file) => `${folder}/${file}.d.ts`);
  const resolvedFileName = files.find((file) => existsSync(file));
  if (resolvedFileName === undefined) return undefined;
  const extension = /** @type {import('typescript').Extension} */ ('.d.ts');
  return { resolvedFileName, extension, isExternalLibraryImport: true };
}

module.exports = { asRead, isPackages, isWorkbooks, typesOfNode };
