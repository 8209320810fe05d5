// @ts-check
// Runs a program that ends when this script's stdin is closed. A test that starts a node through it cannot
// leave it running, even if the test itself is killed.
//
// argv[2]: { program, args, env, remove, removeIfEmpty } as JSON. `remove` lists folders to delete when the
// program has ended; `removeIfEmpty`, folders to delete only if they are empty.
import { spawn } from 'node:child_process';
import { rmdirSync, rmSync } from 'node:fs';

const { program, args, env, remove, removeIfEmpty } = JSON.parse(process.argv[2]);

const child = spawn(program, args, {
  env: { ...process.env, ...env },
  stdio: ['ignore', 'inherit', 'inherit'],
  windowsHide: true,
});
const end = () => child.kill('SIGKILL');

process.stdin.on('end', end).on('error', end).resume();
// Ctrl+C in a terminal reaches this process, too: it must live long enough to clean up
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);

/** @param {number} code */
function clearUp(code) {
  for (const folder of remove) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  for (const folder of removeIfEmpty) {
    try {
      rmdirSync(folder);
    } catch {
      // it is not empty, or does not exist
    }
  }
  process.exit(code);
}

child.on('error', (error) => {
  console.error(String(error));
  clearUp(1);
});
child.on('close', (code) => clearUp(code ?? 0));
