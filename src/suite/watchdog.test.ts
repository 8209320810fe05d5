import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENDLESS } from '../../scripts/lib/watchdog.cjs';
import { root } from '../base/root';

/** Run code in a process with a watchdog that allows a test a quarter of a second of processor time. */
function watched(code: string): { signal: NodeJS.Signals | null; status: number | null; notes: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-watchdog-'));
  const file = join(folder, 'progress.txt');
  const script = `
    const { appendFileSync } = require('node:fs');
    const note = (text) => appendFileSync(${JSON.stringify(file)}, text + '\\n');
    const spin = (ms) => { for (const end = performance.now() + ms; performance.now() < end;); };
    require(${JSON.stringify(join(root(), 'scripts', 'lib', 'watchdog.cjs'))}).watch(${JSON.stringify(file)}, 0.25);
    note('test one');
    ${code}`;
  try {
    const { signal, status } = spawnSync(process.execPath, ['--eval', script]);
    return { signal, status, notes: readFileSync(file, 'utf8').trimEnd().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('an endless loop is stopped, and the file says so', () => {
  const { signal, status, notes } = watched('for (;;);');
  // Windows has no signals
  expect(signal ?? status).not.toBe(0);
  expect(notes).toEqual(['test one', ENDLESS]);
});

test('an endless chain of promises counts as such a loop', () => {
  expect(watched('(async () => { for (;;) await null; })();').notes).toEqual(['test one', ENDLESS]);
});

test('a process that uses no processor time is not stopped, however long it takes', () => {
  const sleeping = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500); note("end");';
  expect(watched(sleeping)).toEqual({ signal: null, status: 0, notes: ['test one', 'end'] });
});

test('each test has its own limit', () => {
  const tests = 'for (let i = 0; i < 8; i++) { spin(100); note("end"); note("test " + i); }';
  expect(watched(tests).notes.at(-1)).toBe('test 7');
});
