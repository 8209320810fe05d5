import { readdirSync, rmdirSync } from 'node:fs';
import { devNull } from 'node:os';
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

test('if no folder can be created, the error says where and why', () => {
  env.TMPDIR = env.TEMP = devNull;
  expect(() => makeTempFolder('workbook-')).toThrow(/^No temporary files can be written to .*: .* \(E\w+\)$/);
});
