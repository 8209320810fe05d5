// @ts-check
// Starts tslab for this workbook. Jupyter starts a kernel in the notebook's folder; tslab only finds local
// modules below its working directory. So the working directory is first changed to the workbook's root.
const { existsSync, readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { loadBigModule, optimizeLess } = require('../../../scripts/lib/big-module.cjs');
const errors = require('./errors.cjs');
const modules = require('./modules.cjs');
const patches = require('./patches.cjs');
const { bind } = require('./ports.cjs');
const program = require('./program.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const TSLAB = path.join(ROOT, 'node_modules', 'tslab', 'dist');

/**
 * Make Node load one of tslab's files with some places replaced.
 *
 * @param {string} name
 * @param {[place: string, instead: string][]} changes
 */
function patch(name, changes) {
  // Node's module cache uses real paths
  const file = realpathSync(path.join(TSLAB, name));
  let source = readFileSync(file, 'utf8');
  for (const [place, instead] of changes) {
    if (!source.includes(place)) {
      throw new Error(
        `${file} is not from the version of tslab that the workbook expects (1.0.22). In ${ROOT}, run:  npm ci`,
      );
    }
    source = source.replaceAll(place, () => instead);
  }
  const patched = new Module(file);
  patched.filename = file;
  patched.paths = /** @type {any} */ (Module)._nodeModulePaths(path.dirname(file));
  require.cache[file] = patched;
  /** @type {any} */ (patched)._compile(source, file);
  patched.loaded = true;
}

/**
 * End this kernel when the Jupyter that started it is gone. Jupyter stops its kernels when it ends, but not
 * if it is killed or its terminal is closed. A separate thread watches for this, because a cell may run
 * forever.
 */
function endWithJupyter() {
  const parent = process.ppid;
  // Jupyter sets this variable for the kernels that should end with it
  if (process.env.JPY_PARENT_PID !== String(parent)) return;
  const watch = () => {
    const parentId = require('node:worker_threads').workerData;
    setInterval(() => {
      try {
        // most systems give an orphan another parent; on Windows, kill throws
        if (process.ppid === parentId && process.kill(parentId, 0)) return;
      } catch (error) {
        if (/** @type {any} */ (error).code === 'EPERM') return;
      }
      process.kill(process.pid, 'SIGKILL');
    }, 1000);
  };
  new Worker(`(${watch})()`, { eval: true, workerData: parent }).unref();
}

/** After how many milliseconds a kernel keeps the code of its compiler: by then, it has run a cell. */
const KEEP_AFTER = 10_000;

function main() {
  if (!existsSync(TSLAB)) {
    console.error(`The workbook is not set up. In the folder ${ROOT}, run:  npm start`);
    process.exit(1);
  }
  optimizeLess();
  process.chdir(ROOT);
  endWithJupyter();
  process.env.WORKBOOK_KERNEL = 'ready';
  Object.assign(globalThis, { [Symbol.for('workbook.kernel')]: { bind, errors, modules, program } });
  const keepCode = loadBigModule(path.join(TSLAB, 'main.js'), '@tslab/typescript-for-tslab');
  if (keepCode) setTimeout(keepCode, KEEP_AFTER).unref();
  for (const [file, changes] of Object.entries(patches)) patch(file, changes);
  const { startKernel } = require(path.join(TSLAB, 'main.js'));
  startKernel({
    configPath: process.argv[2],
    enableFindLocal: false,
    jsKernel: false,
    globalVersion: '1.0.22',
  });
  // all modules that cells import are loaded after this
  process.setSourceMapsEnabled(true);
  printUncaught();
  // identifies a run of a cell: each run has its own output function
  const jupyter = require(path.join(TSLAB, 'jupyter.js'));
  Object.assign(globalThis, { [Symbol.for('workbook.cell')]: () => jupyter.lastWriteDisplayData });
}

/** Print errors that no cell waits for below the cell that ran last, without internals. */
function printUncaught() {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.removeAllListeners(event);
    process.on(event, (error) => console.error('Not caught by any cell: %s', errors.errorInCell(error)));
  }
}

main();
