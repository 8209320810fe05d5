// @ts-check
// Finding and running other programs, with node alone: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const WINDOWS = process.platform === 'win32';
const ENDINGS = WINDOWS ? (process.env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';') : [''];

/**
 * Where a program is.
 *
 * @param {string} name without ending
 * @param {string[]} [folders] where to look, in this order; by default those on the PATH
 * @returns {string | undefined} its file
 */
export function findProgram(name, folders = (process.env.PATH ?? '').split(delimiter)) {
  for (const folder of folders) {
    for (const ending of ENDINGS) {
      const file = join(folder, name + ending);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // not here: look on
      }
    }
  }
  return undefined;
}

/**
 * Run a program to its end, its output on this terminal.
 *
 * @param {string[]} command the program and its arguments
 * @param {Record<string, string>} [env] added to this process's own
 * @returns {boolean} whether it ended well
 */
export function run([program, ...args], env = {}) {
  const result = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return result.status === 0;
}

/**
 * What a program prints, or undefined if it cannot be run.
 *
 * @param {string[]} command the program and its arguments
 */
export function outputOf([program, ...args]) {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : undefined;
}
