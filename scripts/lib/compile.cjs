// @ts-check
// Compiles TypeScript to JavaScript, one file at a time, without type checks (tsc does that). The output is
// cached, so that a second run need not load the compiler.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { basename, join, relative } = require('node:path');
const { kept } = require('./kept.cjs');

const ROOT = join(__dirname, '..', '..');
/** Identifies the compiler and its options. */
const SALT = createHash('sha256')
  .update(readFileSync(__filename))
  .update(readFileSync(join(ROOT, 'package-lock.json')))
  .digest();

/**
 * Identifies an output. Its source map names the file without its folder, so that a copy of the workbook finds
 * the same outputs in the cache.
 *
 * @param {string} source
 * @param {string} filename
 */
function keyOf(source, filename) {
  return createHash('sha256')
    .update(SALT)
    .update(basename(filename))
    .update('\0')
    .update(source)
    .digest('hex')
    .slice(0, 32);
}

/** A syntax error: `where` is file:line:column, `reason` the compiler's message. */
class CompileError extends Error {
  /**
   * @param {string} where
   * @param {string} reason
   */
  constructor(where, reason) {
    super(`${where}: ${reason}`);
    this.name = 'CompileError';
    this.where = where;
    this.reason = reason;
  }
}

/**
 * Compile a file, or take it from the cache.
 *
 * @param {string} source
 * @param {string} filename absolute
 * @returns {string} CommonJS with an inline source map
 * @throws {CompileError} if it does not parse
 */
function compile(source, filename) {
  return kept(`${keyOf(source, filename)}.js`, () => compileAnew(source, filename));
}

/**
 * What a module of the workbook exports, as declarations: a fifth of its text, and without what only its functions
 * use.
 *
 * @param {string} source
 * @param {string} filename absolute
 * @returns {string | undefined} undefined if the source alone does not say all types, or does not parse
 */
function declarations(source, filename) {
  const text = kept(`${keyOf(source, filename)}.d.ts`, () => {
    const ts = require('typescript');
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(source, {
      fileName: filename,
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ES2022, strict: true, isolatedDeclarations: true },
    });
    return diagnostics.length === 0 ? outputText : '';
  });
  return text === '' ? undefined : text;
}

/**
 * Compile a source that will hardly come again, without the cache.
 *
 * @param {string} source
 * @param {string} filename absolute
 * @returns {string} CommonJS with an inline source map
 * @throws {CompileError} if it does not parse
 */
function compileAnew(source, filename) {
  const fault = unreadable(source);
  if (fault) {
    const where = `${relative(ROOT, filename).replaceAll('\\', '/')}:1:1`;
    throw new CompileError(where, `It ${fault}`);
  }
  const ts = require('typescript');
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    fileName: filename,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      inlineSourceMap: true,
      allowJs: true,
    },
  });
  const [first] = diagnostics;
  if (first) {
    const { line, character } = ts.getLineAndCharacterOfPosition(
      ts.createSourceFile(filename, source, ts.ScriptTarget.ES2022),
      first.start ?? 0,
    );
    const where = `${relative(ROOT, filename).replaceAll('\\', '/')}:${line + 1}:${character + 1}`;
    throw new CompileError(where, ts.flattenDiagnosticMessageText(first.messageText, ' '));
  }
  return outputText;
}

/**
 * What is wrong with the bytes of a source, which was read as UTF-8. In UTF-16, every ASCII character has a NUL next
 * to it; a power cut can leave a file full of NULs.
 *
 * @param {string} source
 * @returns {string | undefined} the end of a sentence about the file; undefined if it is text
 */
function unreadable(source) {
  if (!source.includes('\0')) return undefined;
  // a mark of the byte order comes first, which is no UTF-8
  return /^(\uFFFD\uFFFD)?([^\0]\0[^\0]\0|\0[^\0]\0[^\0])/.test(source)
    ? 'is saved as UTF-16. Save it as UTF-8.'
    : 'is not text: it contains NUL bytes.';
}

module.exports = { CompileError, compile, compileAnew, declarations, keyOf, unreadable };
