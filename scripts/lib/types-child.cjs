// @ts-check
// Prints the type errors of the given exercises as JSON. argv: their slugs.
const { isBuiltin } = require('node:module');
const { join, relative, resolve } = require('node:path');
const { loadBigModule, optimizeLess } = require('./big-module.cjs');
optimizeLess();
const keepCode = loadBigModule(__filename, 'typescript');
const ts = require('typescript');
const { asRead, typesOfNode } = require('./lean-types.cjs');
const { NODE_OPTIONS } = require('./node-libs.cjs');

const ROOT = resolve(__dirname, '..', '..');
const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT);
const files = process.argv.slice(2).map((slug) => join(ROOT, 'exercises', `${slug}.ts`));
// an answer does not see the globals of the suites
/** @type {import('typescript').CompilerOptions} */
const settings = { ...options, types: ['node'], ...NODE_OPTIONS };
/** @type {import('typescript').CompilerHost} */
const host = ts.createCompilerHost(settings);
const readFile = host.readFile;
host.readFile = (/** @type {string} */ file) => asRead(file, readFile(file));
host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
const packages = ts.createModuleResolutionCache(ROOT, (name) => name, settings);
host.resolveModuleNameLiterals = (names, importer, redirected) =>
  names.map(({ text }) =>
    isBuiltin(text)
      ? { resolvedModule: typesOfNode(ts, text) }
      : ts.resolveModuleName(text, importer, settings, host, packages, redirected),
  );
const program = ts.createProgram(files, settings, host);

const faults = files.flatMap((file) => {
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ file: at, start = 0, messageText }) => {
      const line = at ? at.getLineAndCharacterOfPosition(start).line + 1 : 1;
      const name = relative(ROOT, at?.fileName ?? file).replaceAll('\\', '/');
      return { where: `${name}:${line}`, message: ts.flattenDiagnosticMessageText(messageText, ' ') };
    },
  );
});
process.stdout.write(JSON.stringify(faults));
keepCode?.();
