// @ts-check
// Which of TypeScript's descriptions of JavaScript (its "libs") fit the node that runs: the type check of an exercise
// is to accept what this node can do. All that the workbook runs on has ES2023.

const scope = /** @type {any} */ (globalThis);

/** What each of the newer libs describes: it is there, or the lib does not fit. @type {[lib: string, there: unknown][]} */
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
  ['es2025.iterator', scope.Iterator],
  ['es2025.promise', scope.Promise.try],
  ['es2025.regexp', scope.RegExp.escape],
  ['esnext.array', scope.Array.fromAsync],
  ['esnext.collection', scope.Map.prototype.getOrInsert],
  ['esnext.error', scope.Error.isError],
  ['esnext.temporal', scope.Temporal],
  ['esnext.typedarrays', scope.Uint8Array.fromHex],
];

/** Their names, as the compiler's options have them. */
const NODE_LIBS = ['es2023', ...NEWER.filter(([, there]) => there).map(([lib]) => lib)].map(
  (lib) => `lib.${lib}.d.ts`,
);

module.exports = { NODE_LIBS };
