// @ts-check
// The TypeScript libs that match the running Node: the type check of an exercise should accept whatever this
// Node supports. All supported versions have ES2023.
const { join } = require('node:path');
const { ScriptTarget } = require('typescript');

const scope = /** @type {any} */ (globalThis);

/**
 * A feature from each of the newer libs: without it, the lib does not match.
 *
 * @type {[lib: string, there: unknown][]}
 */
const NEWER = [
  ['es2024.arraybuffer', scope.ArrayBuffer.prototype.transfer],
  ['es2024.collection', scope.Map.groupBy],
  ['es2024.object', scope.Object.groupBy],
  ['es2024.promise', scope.Promise.withResolvers],
  ['es2024.regexp', 'unicodeSets' in RegExp.prototype],
  ['es2024.sharedmemory', scope.Atomics.waitAsync],
  ['es2024.string', scope.String.prototype.isWellFormed],
  ['es2025.collection', scope.Set.prototype.union],
  ['es2025.float16', scope.Float16Array],
  ['es2025.intl', scope.Intl.DurationFormat],
  ['es2025.iterator', scope.Iterator],
  ['es2025.promise', scope.Promise.try],
  ['es2025.regexp', scope.RegExp.escape],
  ['esnext.array', scope.Array.fromAsync],
  ['esnext.collection', scope.Map.prototype.getOrInsert],
  ['esnext.date', scope.Date.prototype.toTemporalInstant],
  ['esnext.disposable', scope.DisposableStack],
  ['esnext.error', scope.Error.isError],
  ['esnext.sharedmemory', scope.Atomics.pause],
  ['esnext.temporal', scope.Temporal],
  ['esnext.typedarrays', scope.Uint8Array.fromHex],
];

/**
 * What TypeScript has no lib for, in `newer-libs/`.
 *
 * @type {[file: string, there: unknown][]}
 */
const OURS = [
  ['iterator-concat', scope.Iterator?.concat],
  ['json-source', scope.JSON.rawJSON],
];

/** @param {[string, unknown][]} features */
const supported = (features) => features.filter(([, there]) => there).map(([name]) => name);

/** The libs for the compiler's options: the names of TypeScript's, the paths of ours. */
const NODE_LIBS = [
  ...['es2023', ...supported(NEWER)].map((lib) => `lib.${lib}.d.ts`),
  ...supported(OURS).map((name) => join(__dirname, 'newer-libs', `${name}.d.ts`).replaceAll('\\', '/')),
];

/**
 * What the type check of exercises adds to the options in tsconfig.json. With an older target the compiler refuses
 * regular expressions that Node runs.
 */
const NODE_OPTIONS = { lib: NODE_LIBS, target: ScriptTarget.ESNext };

module.exports = { NODE_OPTIONS };
