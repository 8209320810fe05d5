import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock, withLockSync } from './file-lock';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-lock-'));
  file = join(folder, 'deeper', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one call runs after the other, and the lock is released, even after an error', async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    steps.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([withLock(file, work('a')), withLock(file, work('b'))])).toEqual(['a', 'b']);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
  expect(withLockSync(file, () => 7)).toBe(7);
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that has ended is ignored', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await withLock(file, async () => {});
  writeFileSync(file, String(pid));
  expect(withLockSync(file, () => 'done')).toBe('done');
  writeFileSync(file, 'no number');
  expect(await withLock(file, async () => 'done')).toBe('done');
});

test('if no lock file can be created, the work is done all the same', () => {
  writeFileSync(join(folder, 'deeper'), 'a file, and no folder');
  expect(withLockSync(file, () => 'done')).toBe('done');
});
