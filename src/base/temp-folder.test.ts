import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, utimesSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { makeTempFolder } from './temp-folder';

/** The real environment: jest gives tests a copy, which node:os does not use. */
const { env } = runInThisContext('process') as NodeJS.Process;
const { TMPDIR, TEMP } = env;
afterEach(() => {
  delete env.TMPDIR;
  delete env.TEMP;
  Object.assign(env, TMPDIR !== undefined && { TMPDIR }, TEMP !== undefined && { TEMP });
});

test('the new folder exists and is empty', () => {
  const folder = makeTempFolder('workbook-scratch-');
  expect(readdirSync(folder)).toEqual([]);
  rmdirSync(folder);
});

test('folders of processes that were interrupted are deleted after an hour, and nothing else', () => {
  const base = mkdtempSync(join(tmpdir(), 'workbook-left-'));
  // no system gives a process such a number
  const dead = 'p4194305';
  const yesterday = Date.now() / 1000 - 86_400;
  const made = (name: string, time = yesterday) => {
    mkdirSync(join(base, name, 'inside'), { recursive: true });
    utimesSync(join(base, name), time, time);
    return name;
  };
  const left = [made(`workbook-${dead}-abcDE1`), made(`workbook-compare-${dead}-abcDE1`)];
  const kept = [
    made(`workbook-${dead}-abcDE2`, Date.now() / 1000),
    made(`workbook-p${process.pid}-abcDE1`),
    made('workbook-backup'),
    made('workbook-p12'),
    made(`other-${dead}-abcDE1`),
  ];
  env.TMPDIR = env.TEMP = base;
  const folder = makeTempFolder('workbook-');
  expect(left.filter((name) => existsSync(join(base, name)))).toEqual([]);
  expect(readdirSync(base).length).toBe(kept.length + 1);
  expect(existsSync(folder)).toBe(true);
  rmSync(base, { recursive: true });
});

test('if no folder can be created, the error says where and why', () => {
  env.TMPDIR = env.TEMP = devNull;
  expect(() => makeTempFolder('workbook-')).toThrow(/^No temporary files can be written to .*: .* \(E\w+\)$/);
});
