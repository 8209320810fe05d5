import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { asRead } from '../../scripts/lib/lean-types.cjs';
import { NODE_OPTIONS } from '../../scripts/lib/node-libs.cjs';
import { root } from '../base/root';

/**
 * Newer JavaScript that a learner may use: whether this Node has it, and an expression with it that is true.
 */
const NEW: [what: string, there: string, use: string][] = [
  ['toReversed', 'true', 'Uint8Array.of(1, 2).toReversed()[0] === 2'],
  ['toSorted', 'true', '[2, 1].toSorted((a, b) => a - b)[0] === 1'],
  ['with', 'true', 'Uint8Array.of(1, 2).with(0, 7)[0] === 7'],
  ['toSpliced', 'true', '[1, 2, 3].toSpliced(0, 1).length === 2'],
  ['findLastIndex', 'true', 'Uint8Array.of(1, 2).findLastIndex((byte) => byte === 1) === 0'],
  ['findLast', 'true', '[1, 2].findLast((n) => n > 0)!.toFixed() === "2"'],
  ['isWellFormed', '"isWellFormed" in String.prototype', '"a".isWellFormed()'],
  [
    'withResolvers',
    '"withResolvers" in Promise',
    'Promise.withResolvers<number>().promise instanceof Promise',
  ],
  ['Promise.try', '"try" in Promise', 'Promise.try(() => 1) instanceof Promise'],
  ['fromAsync', '"fromAsync" in Array', 'Array.fromAsync([1]).finally(() => {}) instanceof Promise'],
  [
    'Object.groupBy',
    '"groupBy" in Object',
    'Object.groupBy([1, 2], (n) => (n > 1 ? "many" : "one")).many!.length === 1',
  ],
  ['Map.groupBy', '"groupBy" in Map', 'Map.groupBy([1, 2], (n) => n > 1).get(true)![0] === 2'],
  ['sets', '"union" in Set.prototype', 'new Set([1]).union(new Set([2])).isSupersetOf(new Set([1]))'],
  [
    'iterators',
    '"Iterator" in globalThis',
    'new Map([[1, 2]]).values().map((n) => n + 1).toArray()[0] === 3',
  ],
  ['generators', '"Iterator" in globalThis', '(function* () { yield 1; })().take(1).toArray()[0] === 1'],
  ['Iterator.from', '"Iterator" in globalThis', 'Iterator.from([1, 2]).drop(1).toArray()[0] === 2'],
  ['transfer', '"transfer" in ArrayBuffer.prototype', 'new ArrayBuffer(4).transfer(8).byteLength === 8'],
  ['regular expressions with sets', 'true', '/[\\p{ASCII}--[a-z]]/v.test("A")'],
  ['RegExp.escape', '"escape" in RegExp', 'RegExp.escape(".").length > 1'],
  ['toHex', '"fromHex" in Uint8Array', 'Uint8Array.fromHex("beef").toHex() === "beef"'],
  ['toBase64', '"fromBase64" in Uint8Array', 'Uint8Array.fromBase64("AQI=").toBase64() === "AQI="'],
  ['getOrInsert', '"getOrInsert" in Map.prototype', 'new Map<string, number>().getOrInsert("a", 1) === 1'],
  [
    'Iterator.concat',
    '"Iterator" in globalThis && "concat" in Iterator',
    'Iterator.concat([1], new Set([2])).toArray()[1] === 2',
  ],
  [
    'JSON.rawJSON',
    '"rawJSON" in JSON',
    'JSON.isRawJSON(JSON.rawJSON("1")) && JSON.stringify(JSON.rawJSON("1")) === "1"',
  ],
  [
    "a JSON value's source",
    '"rawJSON" in JSON',
    'JSON.parse("9007199254740993", (_key, _value, { source }) => BigInt(source!)) === 9007199254740993n',
  ],
  ['DisposableStack', '"DisposableStack" in globalThis', '!new DisposableStack().disposed'],
  [
    'DurationFormat',
    '"DurationFormat" in Intl',
    'new Intl.DurationFormat("en").format({ hours: 1 }) === "1 hr"',
  ],
  ['Atomics.pause', '"pause" in Atomics', 'Atomics.pause() === undefined'],
  ['Float16Array', '"Float16Array" in globalThis', 'new Float16Array(2).byteLength === 4'],
  [
    'Temporal',
    '"Temporal" in globalThis',
    'Temporal.Instant.fromEpochMilliseconds(0).epochMilliseconds === 0',
  ],
  [
    'toTemporalInstant',
    '"toTemporalInstant" in Date.prototype',
    'new Date(0).toTemporalInstant().epochMilliseconds === 0',
  ],
];

/** An iterator written by hand, which need not have the methods of newer ones. */
const BY_HAND = `((iterator: IterableIterator<number>) => iterator !== null)({
  next: () => ({ done: true as const, value: 1 }),
  [Symbol.iterator]() { return this; },
})`;
const WRONG = ['Uint8Array.of(1).toReversed()', '[1].toReserved().length > 0'];
const ALL = [...NEW.map(([, , use]) => use), BY_HAND, ...WRONG];

/**
 * The type errors that a compiler finds in each of these expressions.
 *
 * @param compiler - a compiler with the same interface as ours, as far as it is used here
 */
function errorsIn(compiler: typeof ts, options: ts.CompilerOptions): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-newer-'));
  try {
    const files = ALL.map((use, i) => {
      const file = join(folder, `cell${i}.ts`);
      writeFileSync(file, `export {};\nconst holds: boolean = ${use};\nvoid holds;\n`);
      return file;
    });
    const program = compiler.createProgram(files, {
      target: ts.ScriptTarget.ES2022,
      ...options,
      skipLibCheck: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root(), 'node_modules', '@types')],
    });
    const errors = (file: string) =>
      program
        .getSemanticDiagnostics(program.getSourceFile(file))
        .map(({ messageText }) => compiler.flattenDiagnosticMessageText(messageText, ' '));
    return new Map(ALL.map((use, i) => [use, errors(files[i])]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Which of these expressions are true, evaluated in a child process: jest gives a test its own global object.
 */
function trueHere(expressions: string[]): boolean[] {
  const attempts = expressions.map((one) => `(() => { try { return ${one}; } catch { return false; } })()`);
  const { outputText } = ts.transpileModule(`console.log(JSON.stringify([${attempts.join(',\n')}]))`, {
    compilerOptions: { target: ts.ScriptTarget.ESNext },
  });
  return JSON.parse(
    execFileSync(process.execPath, ['--eval', outputText], { encoding: 'utf8' }),
  ) as boolean[];
}

const there = trueHere(NEW.map(([, there]) => there));
const runs = trueHere(NEW.map(([, , use]) => use));
const exercise = errorsIn(ts, { strict: true, ...NODE_OPTIONS });
// eslint-disable-next-line @typescript-eslint/no-require-imports
const kernels = require('@tslab/typescript-for-tslab') as typeof ts;
const NEWER = join(root(), '.jupyter', 'kernels', 'tslab', 'newer-node.d.ts').replaceAll('\\', '/');
const kernel = errorsIn(kernels, { lib: ['lib.es2022.d.ts', NEWER] });

test.each(NEW.map(([what, , use], i) => [what, use, i] as const))(
  '%s is accepted in a cell, and in an exercise if this Node has it',
  (_, use, i) => {
    expect(runs[i]).toBe(there[i]);
    expect(exercise.get(use)!.length === 0).toBe(there[i]);
    expect(kernel.get(use)).toEqual([]);
  },
);

test('the type check reads the declarations that TypeScript lacks as they are', () => {
  const folder = join(root(), 'scripts', 'lib', 'newer-libs');
  const files = readdirSync(folder);
  expect(files).not.toEqual([]);
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(asRead(join(folder, file).replaceAll('\\', '/'), text)).toBe(text);
  }
});

test('errors are still reported, and an iterator need not have the newer methods', () => {
  for (const errors of [exercise, kernel]) {
    expect(errors.get(BY_HAND)).toEqual([]);
    for (const wrong of WRONG) expect(errors.get(wrong)).not.toEqual([]);
  }
});
