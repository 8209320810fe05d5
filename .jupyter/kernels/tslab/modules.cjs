// @ts-check
// The local modules that cells import, and how they are forgotten when one of them is edited.
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

/**
 * Take in the new text of a module, and forget it and all modules that import it, however indirectly: the next
 * import loads them afresh. Without this, a notebook that uses 03 would go on seeing the old 01 below it.
 *
 * @param {{ path: string, data: string }} changed
 * @param {Map<string, string>} texts of all local modules, by their path
 * @param {Map<string, unknown>} loaded
 */
function forget(changed, texts, loaded) {
  texts.set(changed.path, withMap(changed));
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
 * The same module with a source map in it, so that a stack names lines of the .ts file. tslab compiles in two steps
 * and keeps no map; here the file is compiled in one, by the same compiler and its options.
 *
 * @param {{ path: string, data: string }} compiled
 */
function withMap({ path: file, data }) {
  const source = file.replace(/\.js$/, '.ts');
  if (!existsSync(source)) return data;
  const ts = require(require.resolve('@tslab/typescript-for-tslab', { paths: [require.resolve('tslab')] }));
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    fileName: source,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
      noImplicitUseStrict: true,
      inlineSourceMap: true,
    },
  });
  return outputText;
}

module.exports = { forget };
