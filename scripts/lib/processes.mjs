// @ts-check
// Finds and runs other programs, using only Node itself: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

const WINDOWS = process.platform === 'win32';
/** On Windows only these start without a shell. */
const ENDINGS = WINDOWS ? ['.exe', '.com'] : [''];

/** The folders on the PATH, in order. */
export const foldersOnPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

/**
 * All programs with a name, in order.
 *
 * @param {string} name without ending
 * @param {string[]} [folders] where to look, in order; by default the folders on the PATH
 * @returns {string[]} their paths
 */
export function findPrograms(name, folders = foldersOnPath()) {
  return folders.flatMap((folder) =>
    ENDINGS.map((ending) => join(folder, name + ending)).filter((file) => {
      try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
      } catch {
        return false;
      }
    }),
  );
}

/**
 * Find a program.
 *
 * @param {string} name without ending
 * @param {string[]} [folders] where to look, in order; by default the folders on the PATH
 * @returns {string | undefined} its path
 */
export const findProgram = (name, folders) => findPrograms(name, folders)[0];

/**
 * Run a program until it ends, with its output on this terminal.
 *
 * @param {string[]} command the program and its arguments
 * @param {NodeJS.ProcessEnv} [env] by default this process's own
 * @returns {boolean} whether it succeeded
 */
export function run([program, ...args], env = process.env) {
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * The output of a program, or undefined if it cannot be run or fails.
 *
 * @param {string[]} command the program and its arguments
 * @param {NodeJS.ProcessEnv} [env] by default this process's own
 */
export function outputOf([program, ...args], env = process.env) {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
    env,
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** How often a progress line is printed if there is no terminal to rewrite it on. */
const SECONDS_BETWEEN_LINES = 15;
/** How many characters at the end of a program's output are kept to find out why it failed. */
const KEPT = 100_000;

/**
 * Run a program that takes long, and show its progress.
 *
 * @param {string[]} command the program and its arguments
 * @param {object} options
 * @param {NodeJS.ProcessEnv} [options.env] by default this process's own
 * @param {(line: string, stop: () => void) => string | undefined} options.onLine called with each line of its
 *   output; the string that it returns is shown; `stop` ends the program
 * @param {() => string} options.status returns what the program is doing
 * @returns {Promise<{ ok: boolean, output: string }>} whether it succeeded, and the end of its output
 */
export function runWithProgress([program, ...args], { env = process.env, onLine, status }) {
  const screen = process.stdout;
  const began = Date.now();
  const show = () => {
    const text = `  ${status()} (${Math.round((Date.now() - began) / 1000)} s)`;
    screen.write(screen.isTTY ? `\r${text.slice(0, (screen.columns || 80) - 1)}\x1b[K` : `${text}\n`);
  };
  const clear = () => void (screen.isTTY && screen.write('\r\x1b[K'));
  return new Promise((resolve) => {
    let output = '';
    const timer = setInterval(show, screen.isTTY ? 1000 : SECONDS_BETWEEN_LINES * 1000);
    const end = (/** @type {boolean} */ ok) => {
      clearInterval(timer);
      clear();
      resolve({ ok, output });
    };
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output = `${output}${line}\n`.slice(-KEPT);
        const shown = onLine(line, () => child.kill());
        if (shown === undefined) return;
        clear();
        console.log(shown);
      });
    }
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
