import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../base/root';
import LongestFirst from '../../scripts/lib/longest-first.cjs';

test('packages are not transformed, except those with ES modules only, wherever a package manager puts them', () => {
  const [, text] = /transformIgnorePatterns: \['(.*)'\]/.exec(
    readFileSync(join(root(), 'jest.config.mjs'), 'utf8'),
  ) as unknown as [string, string];
  const ignored = (path: string) => new RegExp(text).test(path);
  expect(ignored('/wb/node_modules/jest/build/index.js')).toBe(true);
  expect(ignored('/wb/node_modules/.pnpm/jest@30.0.0/node_modules/jest/build/index.js')).toBe(true);
  expect(ignored('/wb/node_modules/@noble/hashes/sha2.js')).toBe(false);
  expect(ignored('/wb/node_modules/.pnpm/@noble+hashes@2.4.0/node_modules/@noble/hashes/sha2.js')).toBe(
    false,
  );
  expect(ignored('/wb/node_modules/@scure/base/index.js')).toBe(false);
  expect(ignored('/wb/src/node.ts')).toBe(false);
});

describe('the order of npm test', () => {
  const acceptance = (name: string) => join(root(), 'src', 'acceptance', name);
  const SMALL = acceptance('layout.test.ts');
  const LARGE = acceptance('states.test.ts');
  const NOTEBOOKS = acceptance('notebooks.test.ts');
  const MISTAKES = acceptance(join('mistakes', '10-connection.test.ts'));
  const FILES = [SMALL, MISTAKES, LARGE, NOTEBOOKS];

  let cacheDirectory: string;
  beforeEach(() => (cacheDirectory = mkdtempSync(join(tmpdir(), 'workbook-order-'))));
  afterEach(() => rmSync(cacheDirectory, { recursive: true }));

  const tests = () => {
    const config = { id: 'x', rootDir: root(), cache: true, cacheDirectory, haste: {} };
    const context = { config, hasteFS: { getSize: (file: string) => statSync(file).size } };
    return FILES.map((path) => ({ path, context }));
  };
  const order = () => new LongestFirst().sort(tests()).map(({ path }) => path);

  test('the longest test files come first, as far as that can be guessed', () => {
    expect(order()).toEqual([NOTEBOOKS, MISTAKES, LARGE, SMALL]);
  });

  test('what failed comes first, then what is new, then the longest of the last run', () => {
    const result = (testFilePath: string, runtime: number, numFailingTests = 0) => {
      return { testFilePath, perfStats: { runtime }, numFailingTests };
    };
    const testResults = [result(SMALL, 20), result(LARGE, 10, 1), result(MISTAKES, 10)];
    new LongestFirst().cacheResults(tests(), { testResults });
    expect(order()).toEqual([LARGE, NOTEBOOKS, SMALL, MISTAKES]);
  });

  test('every file is in one of the shards', () => {
    const parts = [1, 2, 3].map((shardIndex) =>
      new LongestFirst().shard(tests(), { shardIndex, shardCount: 3 }),
    );
    const paths = parts.flat().map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual([...FILES].sort());
  });
});
