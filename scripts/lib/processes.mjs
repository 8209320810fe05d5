// @ts-check
// Finding and running other programs, with node alone: this runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

const WINDOWS = process.platform === 'win32';
/** On Windows only these start without a shell. */
const ENDINGS = WINDOWS ? ['.exe', '.com'] : [''];

/** The folders on the PATH, in their order. */
export const foldersOnPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

/**
 * Every program of a name, the first one first.
 *
 * @param {string} name without ending
 * @param {string[]} [folders] where to look, in this order; by default those on the PATH
 * @returns {string[]} their files
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
 * Where a program is.
 *
 * @param {string} name without ending
 * @param {string[]} [folders] where to look, in this order; by default those on the PATH
 * @returns {string | undefined} its file
 */
export const findProgram = (name, folders) => findPrograms(name, folders)[0];

/**
 * Run a program to its end, its output on this terminal.
 *
 * @param {string[]} command the program and its arguments
 * @param {NodeJS.ProcessEnv} [env] by default this process's own
 * @returns {boolean} whether it ended well
 */
export function run([program, ...args], env = process.env) {
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * What a program prints, or undefined if it cannot be run or fails.
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

/** How often a line says how far it is, where there is no terminal to rewrite the line on. */
const SECONDS_BETWEEN_LINES = 15;
/** How much of a program's output is kept for finding out why it failed: the last so many characters. */
const KEPT = 100_000;

/**
 * Run a program that takes long, and show all the while how far it is.
 *
 * @param {string[]} command the program and its arguments
 * @param {object} options
 * @param {NodeJS.ProcessEnv} [options.env] by default this process's own
 * @param {(line: string, stop: () => void) => string | undefined} options.onLine is given each line that it prints;
 *   what it returns is shown; `stop` ends the program
 * @param {() => string} options.status what it is doing just now
 * @returns {Promise<{ ok: boolean, output: string }>} whether it ended well, and the last of what it printed
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
