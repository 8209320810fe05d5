// @ts-check
// Starts tslab for this workbook. Jupyter starts a kernel in the notebook's folder; tslab finds local modules
// below its working directory only. So the working directory becomes the workbook's root first.
const { existsSync, readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const errors = require('./errors.cjs');
const modules = require('./modules.cjs');
const { bind } = require('./ports.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const TSLAB = path.join(ROOT, 'node_modules', 'tslab', 'dist');

/** The place in tslab 1.0.22 where an edited module is forgotten, and only that one. */
const FORGET_ONE = `            if (sideModules.has(out.path)) {
                sideModules.delete(out.path);
            }
            sideOutputs.set(out.path, out.data);
`;
const FORGET_WITH_IMPORTERS = `            globalThis[Symbol.for("workbook.modules")].forget(out, sideOutputs, sideModules);
`;

/**
 * The place where tslab compiles the modules that cells import: each twice, without a source map, and again whenever
 * a kernel starts. The workbook has compiled them before, and keeps them.
 */
const COMPILE_MODULES = `            if (dep !== srcFilename) {
                sideInputsConverted.add(dep);
            }
`;
const TAKE_COMPILED = `${COMPILE_MODULES}            const compiled = dep === srcFilename ? undefined : globalThis[Symbol.for("workbook.modules")].compiled(dep);
            if (compiled !== undefined) {
                (sideOutputs ??= []).push(compiled);
                continue;
            }
`;

/** The place where tslab looks for type errors: with each cell, in all modules that any cell has imported. */
const CHECK_MODULES = `    return ts.getPreEmitDiagnosticsOfFiles(builder.getProgram(), files);
`;
const CHECK_CHANGED_MODULES = `    const program = builder.getProgram();
    return globalThis[Symbol.for("workbook.modules")].faultsIn(
        files,
        (some) => ts.getPreEmitDiagnosticsOfFiles(program, some),
        (file) => program.getSyntacticDiagnostics(file),
    );
`;

/** The places in tslab where it prints what the compiler says of a cell, and what a cell throws. */
const PRINT_FAULTS = `        for (const diag of diagnostics) {
            console.error("%s%d:%d - %s", diag.fileName ? diag.fileName + " " : "", diag.start.line + 1, diag.start.character + 1, diag.messageText);
        }
`;
const PRINT_FAULTS_ONCE = `        if (diagnostics.length > 0)
            console.error("%s", globalThis[Symbol.for("workbook.errors")].faultsInCell(diagnostics));
`;
const PRINT_ERROR = `console.error(e);`;
const PRINT_ERROR_SHORTLY = `console.error("%s", globalThis[Symbol.for("workbook.errors")].errorInCell(e));`;

/**
 * The place where tslab remembers that TypeScript wants to look again. It has room for one such timer, and throws at
 * a second. TypeScript has two: one to build anew, and one, wherever an import was first looked for in vain, to look
 * for it again. A file that is saved by renaming starts both.
 */
const ONE_TIMER = `    let rebuildTimer = null;
    sys.setTimeout = (callback) => {
        // TypeScript compier implements debouncing using a timer.
        // It clears a timer when a new change is notified before the timer
        // is fired and it starts rebuilding sources.
        //
        // In this converter, it often happens when notifyUpdateSrc and
        // notifyUpdateDecls are called in sequence.
        if (rebuildTimer) {
            throw new Error("Unexpected pending rebuildTimer");
        }
        rebuildTimer = {
            callback: () => {
                callback();
                rebuildTimer = null;
            },
        };
        return rebuildTimer;
    };
    sys.clearTimeout = (timeoutId) => {
        if (rebuildTimer === timeoutId) {
            rebuildTimer = null;
            return;
        }
        throw new Error("clearing unexpected tiemr");
    };
`;
const ALL_TIMERS = `    const rebuildTimer = globalThis[Symbol.for("workbook.timers")]();
    sys.setTimeout = rebuildTimer.set;
    sys.clearTimeout = rebuildTimer.clear;
`;

/** The timers of one compiler. They are due when a cell is run, and not before. */
function timers() {
  /** @type {Set<() => void>} */
  const pending = new Set();
  return {
    /** @param {() => void} callback */
    set(callback) {
      const timer = () => callback();
      pending.add(timer);
      return timer;
    },
    /** @param {() => void} timer */
    clear: (timer) => void pending.delete(timer),
    callback() {
      // one that is set meanwhile is due, too
      for (const timer of pending) {
        pending.delete(timer);
        timer();
      }
    },
  };
}

/** Where tslab reads the types of every package that has some, and what it needs: those of node. */
const ALL_TYPES = `        typeRoots: getTypeRoots(),
`;
const TYPES_OF_NODE = `        typeRoots: getTypeRoots(),
        types: ["node"],
`;

/** Where tslab says which JavaScript there is: more is, see newer-node.d.ts. */
const KNOWN_LIBS = `        lib: transpileLib.map((lib) => \`lib.\${lib}.d.ts\`),
`;
const NEWER_LIBS = `        lib: [...transpileLib.map((lib) => \`lib.\${lib}.d.ts\`), ${JSON.stringify(
  path.join(__dirname, 'newer-node.d.ts').replaceAll('\\', '/'),
)}],
`;

/** The place where tslab listens on one of the kernel's ports; if it is taken, it goes on without. */
const BIND = `        await sock.bind(addr);
`;
const BIND_OR_END = `        await globalThis[Symbol.for("workbook.bind")](sock, addr);
`;

/**
 * Let node load one of tslab's files with some places changed.
 *
 * @param {string} name
 * @param {[place: string, instead: string][]} changes
 */
function patch(name, changes) {
  // node knows modules by their real path
  const file = realpathSync(path.join(TSLAB, name));
  let source = readFileSync(file, 'utf8');
  for (const [place, instead] of changes) {
    if (!source.includes(place)) {
      throw new Error(`${file} is not the tslab that the workbook knows (1.0.22). In ${ROOT}, type:  npm ci`);
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
 * Ends this kernel when the Jupyter that has started it is gone. Jupyter stops its kernels when it ends, but not if it
 * is killed or its terminal is closed. A thread of its own watches, because a cell may run forever.
 */
function endWithJupyter() {
  const parent = process.ppid;
  // Jupyter says so to the kernels that are to end with it
  if (process.env.JPY_PARENT_PID !== String(parent)) return;
  const watch = () => {
    const parentId = require('node:worker_threads').workerData;
    setInterval(() => {
      try {
        // systems that give an orphan another parent say it thus, Windows by an error
        if (process.ppid === parentId && process.kill(parentId, 0)) return;
      } catch (error) {
        if (/** @type {any} */ (error).code === 'EPERM') return;
      }
      process.kill(process.pid, 'SIGKILL');
    }, 1000);
  };
  new Worker(`(${watch})()`, { eval: true, workerData: parent }).unref();
}

function main() {
  if (!existsSync(TSLAB)) {
    console.error(`The workbook is not set up. In the folder ${ROOT}, type:  npm start`);
    process.exit(1);
  }
  process.chdir(ROOT);
  endWithJupyter();
  process.env.WORKBOOK_KERNEL = 'ready';
  Object.assign(globalThis, {
    [Symbol.for('workbook.modules')]: modules,
    [Symbol.for('workbook.timers')]: timers,
    [Symbol.for('workbook.errors')]: errors,
    [Symbol.for('workbook.bind')]: bind,
  });
  patch('executor.js', [
    [FORGET_ONE, FORGET_WITH_IMPORTERS],
    [PRINT_FAULTS, PRINT_FAULTS_ONCE],
    [PRINT_ERROR, PRINT_ERROR_SHORTLY],
  ]);
  patch('converter.js', [
    // a kernel starts a second or two sooner without them
    [ALL_TYPES, TYPES_OF_NODE],
    [KNOWN_LIBS, NEWER_LIBS],
    [ONE_TIMER, ALL_TIMERS],
    [COMPILE_MODULES, TAKE_COMPILED],
    [CHECK_MODULES, CHECK_CHANGED_MODULES],
  ]);
  patch('jupyter.js', [[BIND, BIND_OR_END]]);
  const { startKernel } = require(path.join(TSLAB, 'main.js'));
  startKernel({
    configPath: process.argv[2],
    enableFindLocal: false,
    jsKernel: false,
    globalVersion: '1.0.22',
  });
  // from here on, the modules that cells import are loaded
  process.setSourceMapsEnabled(true);
  printUncaught();
  // what distinguishes one run of a cell from another: each draws in a place of its own
  const jupyter = require(path.join(TSLAB, 'jupyter.js'));
  Object.assign(globalThis, { [Symbol.for('workbook.cell')]: () => jupyter.lastWriteDisplayData });
}

/** What goes wrong when no cell waits for it: below the cell that ran last, in a few words. */
function printUncaught() {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.removeAllListeners(event);
    process.on(event, (error) => console.error('Not caught by any cell: %s', errors.errorInCell(error)));
  }
}

main();
