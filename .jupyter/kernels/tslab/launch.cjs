// @ts-check
// Starts tslab for this workbook. Jupyter starts a kernel in the notebook's folder; tslab only finds local
// modules below its working directory. So the working directory is first changed to the workbook's root.
const { existsSync, readFileSync, realpathSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const errors = require('./errors.cjs');
const modules = require('./modules.cjs');
const { bind } = require('./ports.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const TSLAB = path.join(ROOT, 'node_modules', 'tslab', 'dist');

/**
 * The place in tslab 1.0.22 where an edited module is dropped from its cache, but not the modules that import
 * it.
 */
const FORGET_ONE = `            if (sideModules.has(out.path)) {
                sideModules.delete(out.path);
            }
            sideOutputs.set(out.path, out.data);
`;
const FORGET_WITH_IMPORTERS = `            globalThis[Symbol.for("workbook.modules")].forget(out, sideOutputs, sideModules);
`;

/**
 * The place where tslab compiles the modules that cells import: each twice, without a source map, and again
 * whenever a kernel starts. The workbook has its own cache of compiled modules.
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

/** The place where tslab checks types: for each cell, in all modules that any cell has imported. */
const CHECK_MODULES = `    return ts.getPreEmitDiagnosticsOfFiles(builder.getProgram(), files);
`;
const CHECK_CHANGED_MODULES = `    const program = builder.getProgram();
    return globalThis[Symbol.for("workbook.modules")].faultsIn(
        files,
        (some) => ts.getPreEmitDiagnosticsOfFiles(program, some),
        (file) => program.getSyntacticDiagnostics(file),
    );
`;

/** The places where tslab prints the compiler's errors in a cell, and the errors that a cell throws. */
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
 * The place where tslab implements TypeScript's timers. It supports only one, and throws at a second.
 * TypeScript has two: one to rebuild, and one to look again for an import that could not be resolved. A file
 * that is saved by renaming starts both.
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

/** The timers of one compiler. They fire when a cell is run, not before. */
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
      // timers that are set meanwhile fire, too
      for (const timer of pending) {
        pending.delete(timer);
        timer();
      }
    },
  };
}

/** The place where tslab loads the types of every package; it needs only those of Node. */
const ALL_TYPES = `        typeRoots: getTypeRoots(),
`;
const TYPES_OF_NODE = `        typeRoots: getTypeRoots(),
        types: ["node"],
`;

/** The place where tslab lists the TypeScript libs; newer-node.d.ts is added. */
const KNOWN_LIBS = `        lib: transpileLib.map((lib) => \`lib.\${lib}.d.ts\`),
`;
const NEWER_LIBS = `        lib: [...transpileLib.map((lib) => \`lib.\${lib}.d.ts\`), ${JSON.stringify(
  path.join(__dirname, 'newer-node.d.ts').replaceAll('\\', '/'),
)}],
`;

/**
 * The place where tslab listens on one of the kernel's ports; if the port is taken, it continues without it.
 */
const BIND = `        await sock.bind(addr);
`;
const BIND_OR_END = `        await globalThis[Symbol.for("workbook.bind")](sock, addr);
`;

/**
 * The places where tslab starts to receive, and where it listens on its ports: in this order. A request that
 * comes between the two, as a client that has waited for the port sends at once, ends the receiving for good:
 * zeromq refuses to receive or to send while a bind is in progress (EBUSY). So it has to listen first.
 */
const RECEIVE = `        this.hb = new zmq.Reply();
`;
const LISTEN = `        await Promise.all([
            this.bindSocket(this.iopub, cinfo.iopub_port),
            this.bindSocket(this.shell, cinfo.shell_port),
            this.bindSocket(this.control, cinfo.control_port),
            this.bindSocket(this.stdin, cinfo.stdin_port),
            this.bindSocket(this.hb, cinfo.hb_port),
        ]);
`;

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

function main() {
  if (!existsSync(TSLAB)) {
    console.error(`The workbook is not set up. In the folder ${ROOT}, run:  npm start`);
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
    // without the other types a kernel starts one or two seconds faster
    [ALL_TYPES, TYPES_OF_NODE],
    [KNOWN_LIBS, NEWER_LIBS],
    [ONE_TIMER, ALL_TIMERS],
    [COMPILE_MODULES, TAKE_COMPILED],
    [CHECK_MODULES, CHECK_CHANGED_MODULES],
  ]);
  patch('jupyter.js', [
    [BIND, BIND_OR_END],
    [LISTEN, ''],
    [RECEIVE, RECEIVE + LISTEN],
  ]);
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
