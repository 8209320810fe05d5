// @ts-check
// What the workbook changes in tslab 1.0.22: places in its files, and what stands there instead. The changes
// call the kernel's other files here, through one global object.
const path = require('node:path');

/**
 * The place in tslab 1.0.22 where an edited module is dropped from its cache, but not the modules that import
 * it.
 */
const FORGET_ONE = `            if (sideModules.has(out.path)) {
                sideModules.delete(out.path);
            }
            sideOutputs.set(out.path, out.data);
`;
const FORGET_WITH_IMPORTERS = `            globalThis[Symbol.for("workbook.kernel")].modules.forget(out, sideOutputs, sideModules);
`;

/**
 * The place where tslab compiles the modules that cells import: each twice, without a source map, and again
 * whenever a kernel starts. The workbook has its own cache of compiled modules.
 */
const COMPILE_MODULES = `            if (dep !== srcFilename) {
                sideInputsConverted.add(dep);
            }
`;
const TAKE_COMPILED = `${COMPILE_MODULES}            const compiled = dep === srcFilename ? undefined : globalThis[Symbol.for("workbook.kernel")].modules.compiled(dep);
            if (compiled !== undefined) {
                (sideOutputs ??= []).push(compiled);
                continue;
            }
`;

/** The place where tslab checks types: for each cell, in all modules that any cell has imported. */
const CHECK_MODULES = `    return ts.getPreEmitDiagnosticsOfFiles(builder.getProgram(), files);
`;
const CHECK_CHANGED_MODULES = `    const program = builder.getProgram();
    return globalThis[Symbol.for("workbook.kernel")].modules.faultsIn(
        files,
        (some) => ts.getPreEmitDiagnosticsOfFiles(program, some),
        (file) => program.getSyntacticDiagnostics(file),
        (file) => builder.getAllDependencies(file).map((name) => program.getSourceFile(name)),
    );
`;

/** The place where tslab looks for the compiled module that a module imports; the compiler does not read all of them. */
const FIND_COMPILED = `        if (!sideOutputs.has(filename)) {
`;
const COMPILE_NOW = `        const compiled = sideOutputs.has(filename) ? undefined : globalThis[Symbol.for("workbook.kernel")].modules.imported(filename);
        if (compiled !== undefined) sideOutputs.set(filename, compiled);
${FIND_COMPILED}`;

/** The places where tslab prints the compiler's errors in a cell, and the errors that a cell throws. */
const PRINT_FAULTS = `        for (const diag of diagnostics) {
            console.error("%s%d:%d - %s", diag.fileName ? diag.fileName + " " : "", diag.start.line + 1, diag.start.character + 1, diag.messageText);
        }
`;
const PRINT_FAULTS_ONCE = `        if (diagnostics.length > 0)
            console.error("%s", globalThis[Symbol.for("workbook.kernel")].errors.faultsInCell(diagnostics));
`;
const PRINT_ERROR = `console.error(e);`;
const PRINT_ERROR_SHORTLY = `console.error("%s", globalThis[Symbol.for("workbook.kernel")].errors.errorInCell(e));`;

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

/** The place where tslab reads a file for the compiler. */
const READ = `        return ts.sys.readFile(forwardTslabPath(cwd, path), encoding);
`;
const READ_LESS = `        return globalThis[Symbol.for("workbook.kernel")].program.asRead(path, ts.sys.readFile(forwardTslabPath(cwd, path), encoding));
`;

/** The place where tslab watches a file: packages do not change while a kernel runs. */
const WATCH = `        const watcher = ts.sys.watchFile(path, cb, pollingInterval);
`;
const WATCH_WORKBOOK = `        if (globalThis[Symbol.for("workbook.kernel")].program.isPackages(path)) return { close: () => { } };
${WATCH}`;

/** The place where tslab completes a name. That needs a bound file, which only the type checker makes. */
const COMPLETE = `        const info = getCompletionsAtPosition(builder.getProgram(), () => {
`;
const BIND_AND_COMPLETE = `        builder.getProgram().getTypeChecker();
${COMPLETE}`;

/** The places where tslab decides how the compiler makes a program, and how it resolves imports. */
const BUILDER = `    }, sys, null, function (d) {
`;
const SIMPLEST_BUILDER = `    }, sys, globalThis[Symbol.for("workbook.kernel")].program.builder(ts), function (d) {
`;
const CREATED = `    host.afterProgramCreate = function (b) {
`;
const RESOLVE = `    Object.assign(host, globalThis[Symbol.for("workbook.kernel")].program.resolution(ts, host));
${CREATED}`;

/** The place where tslab makes a program of a cell to see which names it declares, and then another with them. */
const TWO_PROGRAMS = `        updateContent(prevDecl, src);
        let declsFile = builder.getSourceFile(declFilename);
        let srcFile = builder.getSourceFile(srcFilename);
        const locals = srcFile.locals;
        const keys = new Set();
        if (locals) {
            locals.forEach((_, key) => {
                keys.add(key);
            });
        }
        if (keys.size > 0) {
            // Export all local variables.
            // TODO: Disallow "export" in the input.
            const suffix = "\\nexport {" + Array.from(keys).join(", ") + "}";
            updateContent(prevDecl, src + suffix);
            declsFile = builder.getSourceFile(declFilename);
            srcFile = builder.getSourceFile(srcFilename);
        }
`;
const ONE_PROGRAM = `        const keys = globalThis[Symbol.for("workbook.kernel")].program.namesIn(ts, srcPrefix + src, host.options);
        updateContent(prevDecl, keys.size > 0 ? src + "\\nexport {" + Array.from(keys).join(", ") + "}" : src);
        let declsFile = builder.getSourceFile(declFilename);
        let srcFile = builder.getSourceFile(srcFilename);
`;

/**
 * The place where tslab listens on one of the kernel's ports; if the port is taken, it continues without it.
 */
const BIND = `        await sock.bind(addr);
`;
const BIND_OR_END = `        await globalThis[Symbol.for("workbook.kernel")].bind(sock, addr);
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
 * The changes, by tslab's files.
 *
 * @type {Record<string, [place: string, instead: string][]>}
 */
module.exports = {
  'executor.js': [
    [FORGET_ONE, FORGET_WITH_IMPORTERS],
    [FIND_COMPILED, COMPILE_NOW],
    [PRINT_FAULTS, PRINT_FAULTS_ONCE],
    [PRINT_ERROR, PRINT_ERROR_SHORTLY],
  ],
  'converter.js': [
    [ALL_TYPES, TYPES_OF_NODE],
    [KNOWN_LIBS, NEWER_LIBS],
    [READ, READ_LESS],
    [WATCH, WATCH_WORKBOOK],
    [BUILDER, SIMPLEST_BUILDER],
    [CREATED, RESOLVE],
    [TWO_PROGRAMS, ONE_PROGRAM],
    [COMPLETE, BIND_AND_COMPLETE],
    [COMPILE_MODULES, TAKE_COMPILED],
    [CHECK_MODULES, CHECK_CHANGED_MODULES],
  ],
  'jupyter.js': [
    [BIND, BIND_OR_END],
    [LISTEN, ''],
    [RECEIVE, RECEIVE + LISTEN],
  ],
};
