// @ts-check
// Runs a server on this terminal, and sees to it that it ends when this process does.
import { spawn } from 'node:child_process';
import { outputOf } from './processes.mjs';

/**
 * @param {string[]} command the program and its arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, error?: Error }>} its exit code; 0 if it was asked to end
 */
export function runUntilEnd([program, ...args], { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' });
    let asked = false;
    const end = () => {
      asked = true;
      child.kill('SIGTERM');
    };
    // Ctrl+C reaches Jupyter, too: it asks whether to stop, and this process waits for its answer
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
 * Whether an interrupt has come from the keyboard, and so has gone to every program in the foreground; in the
 * background it was sent to this process alone.
 */
function gotFromTerminal() {
  if (!process.stdin.isTTY) return false;
  if (process.platform === 'win32') return true;
  const groups = outputOf(['ps', '-o', 'pgid=,tpgid=', '-p', String(process.pid)])?.split(/\s+/);
  return groups === undefined || groups[0] === groups[1];
}

/**
 * npm does not pass on every signal that ends it.
 *
 * @param {() => void} then is called once npm, if it has started this process, is gone
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
