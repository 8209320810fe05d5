// @ts-check
// Runs a server on this terminal, and makes sure that it ends when this process does.
import { spawn } from 'node:child_process';
import { outputOf } from './processes.mjs';

/**
 * @param {string[]} command the program and its arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, error?: Error }>} its exit code; 0 if it was stopped on request
 */
export function runUntilEnd([program, ...args], { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    let asked = false;
    const end = () => {
      asked = true;
      child.kill('SIGTERM');
    };
    // Ctrl+C reaches Jupyter, too, which asks for confirmation: this process just waits until it ends
    const interrupt = () => void (gotFromTerminal() || end());
    /** @type {[NodeJS.Signals, () => void][]} */
    const signals = [
      ['SIGINT', interrupt],
      ['SIGTERM', end],
      ['SIGHUP', end],
    ];
    for (const [signal, listener] of signals) process.on(signal, listener);
    const orphaned = whenOrphaned(end);
    const settle = (/** @type {{ code: number, error?: Error }} */ result) => {
      clearInterval(orphaned);
      for (const [signal, listener] of signals) process.off(signal, listener);
      resolve(result);
    };
    child.on('error', (error) => settle({ code: 1, error }));
    child.on('exit', (code) => settle({ code: asked ? 0 : (code ?? 1) }));
  });
}

/**
 * Whether an interrupt came from the keyboard, and so reached every process in the foreground; in the
 * background it was sent to this process alone.
 */
function gotFromTerminal() {
  if (!process.stdin.isTTY) return false;
  if (process.platform === 'win32') return true;
  const groups = outputOf(['ps', '-o', 'pgid=,tpgid=', '-p', String(process.pid)])?.split(/\s+/);
  return groups === undefined || groups[0] === groups[1];
}

/**
 * Detect that npm has ended: it does not pass on every signal that ends it.
 *
 * @param {() => void} then called once npm has ended, if npm started this process
 */
function whenOrphaned(then) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 1000);
  return timer;
}
