import { format } from 'node:util';

/** A test of a suite, collected instead of run. */
export interface Collected {
  /** The function or class that it tests: the outermost `describe`. */
  exercise: string;
  /** The names of the inner groups and of the test itself. */
  title: string;
  /** Runs the test. */
  body: () => unknown;
}

type Body = (...args: unknown[]) => unknown;
type Define = (name: string, body: Body) => void;

/** jest's globals other than `expect`. A suite of the workbook uses only `describe` and `test`. */
const GLOBALS =
  'describe test it fit xit xtest fdescribe xdescribe beforeAll beforeEach afterAll afterEach'.split(' ');

/**
 * Load a suite with `describe` and `test` replaced, so that its tests can be run one by one, repeatedly, and
 * on any answers.
 *
 * @param load - requires the suite
 * @returns its tests, in order
 * @throws Error if the suite uses any other global of jest: hooks would not be run
 */
export function collect(load: () => void): Collected[] {
  const found: Collected[] = [];
  const path: string[] = [];
  const describe: Define = (name, body) => {
    path.push(name);
    body();
    path.pop();
  };
  const test: Define = (name, body) => {
    const [exercise = '', ...inner] = path;
    found.push({ exercise, title: [...inner, name].join(' · '), body: () => body() });
  };
  const scope = globalThis as Record<string, unknown>;
  const jests = GLOBALS.map((name) => [name, scope[name]] as const);
  for (const name of GLOBALS) {
    scope[name] = () => {
      throw new Error(
        `${name}() in a suite: it uses describe, test, each and expect, and nothing else of jest`,
      );
    };
  }
  scope.describe = Object.assign(describe, { each: eachOf(describe) });
  scope.test = Object.assign(test, { each: eachOf(test) });
  try {
    load();
  } finally {
    for (const [name, value] of jests) scope[name] = value;
  }
  return found;
}

/** `each` as in jest, for a table of rows or a list of single arguments. */
function eachOf(define: Define) {
  return (table: readonly unknown[]) => (name: string, body: Body) => {
    const rows = table.every(Array.isArray) ? table : table.map((only) => [only]);
    const places = name.match(/%[sdifjoOp]/g)?.length ?? 0;
    for (const row of rows) {
      const title = format(name.replaceAll('%p', '%o'), ...row.slice(0, places));
      define(title, () => body(...row));
    }
  };
}
