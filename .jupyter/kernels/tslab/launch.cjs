// @ts-check
// Starts tslab for this workbook. Jupyter starts a kernel in the notebook's folder; tslab finds local modules
// below its working directory only. So the working directory becomes the workbook's root first.
const { existsSync, readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const TSLAB = path.join(ROOT, 'node_modules', 'tslab', 'dist');

/** The place in tslab 1.0.22 where an edited module is forgotten, and only that one. */
const FORGET_ONE = `            if (sideModules.has(out.path)) {
                sideModules.delete(out.path);
            }
            sideOutputs.set(out.path, out.data);
`;
const FORGET_WITH_IMPORTERS = `            globalThis[Symbol.for("workbook.forget")](out, sideOutputs, sideModules);
`;

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

/** Where tslab reads the types of every package that has some, and what it needs: those of node. */
const ALL_TYPES = `        typeRoots: getTypeRoots(),
`;
const TYPES_OF_NODE = `        typeRoots: getTypeRoots(),
        types: ["node"],
`;

/**
 * Let node load one of tslab's files with one place changed.
 *
 * @param {string} name
 * @param {string} place
 * @param {string} instead
 */
function patch(name, place, instead) {
  // node knows modules by their real path
  const file = realpathSync(path.join(TSLAB, name));
  const source = readFileSync(file, 'utf8');
  if (!source.includes(place)) {
    throw new Error(`${file} is not the tslab that the workbook knows (1.0.22). In ${ROOT}, type:  npm ci`);
  }
  const patched = new Module(file);
  patched.filename = file;
  patched.paths = /** @type {any} */ (Module)._nodeModulePaths(path.dirname(file));
  require.cache[file] = patched;
  /** @type {any} */ (patched)._compile(source.replace(place, instead), file);
  patched.loaded = true;
}

function main() {
  if (!existsSync(TSLAB)) {
    console.error(`The workbook is not set up. In the folder ${ROOT}, type:  npm start`);
    process.exit(1);
  }
  process.chdir(ROOT);
  process.env.WORKBOOK_KERNEL = 'ready';
  Object.assign(globalThis, { [Symbol.for('workbook.forget')]: forget });
  patch('executor.js', FORGET_ONE, FORGET_WITH_IMPORTERS);
  // a kernel starts a second or two sooner without them
  patch('converter.js', ALL_TYPES, TYPES_OF_NODE);
  const { startKernel } = require(path.join(TSLAB, 'main.js'));
  startKernel({
    configPath: process.argv[2],
    enableFindLocal: false,
    jsKernel: false,
    globalVersion: '1.0.22',
  });
}

main();
