// @ts-check
// Prints the type errors of the given exercises as JSON. argv: their slugs.
const { join, relative, resolve } = require('node:path');
const ts = require('typescript');
const { NODE_OPTIONS } = require('./node-libs.cjs');

const ROOT = resolve(__dirname, '..', '..');
const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT);
const files = process.argv.slice(2).map((slug) => join(ROOT, 'exercises', `${slug}.ts`));
// an answer does not see the globals of the suites
const program = ts.createProgram(files, { ...options, types: ['node'], ...NODE_OPTIONS });

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
