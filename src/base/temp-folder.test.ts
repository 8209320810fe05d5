import { readdirSync, rmdirSync } from 'node:fs';
import { devNull } from 'node:os';
import { runInThisContext } from 'node:vm';
import { makeTempFolder } from './temp-folder';

/** The process's own: jest gives a test a copy, which node:os does not look at. */
const { env } = runInThisContext('process') as NodeJS.Process;
const { TMPDIR, TEMP } = env;
afterEach(() => {
  delete env.TMPDIR;
  delete env.TEMP;
  Object.assign(env, TMPDIR !== undefined && { TMPDIR }, TEMP !== undefined && { TEMP });
});

test('a scratch folder is there, and empty', () => {
  const folder = makeTempFolder('workbook-scratch-');
  expect(readdirSync(folder)).toEqual([]);
  rmdirSync(folder);
});

test('where none can be made, it is said where, and why', () => {
  env.TMPDIR = env.TEMP = devNull;
  expect(() => makeTempFolder('workbook-')).toThrow(/^No temporary files can be written to .*: .* \(E\w+\)$/);
});
