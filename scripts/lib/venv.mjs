// @ts-check
// Checks and creates the workbook's own Python environment, `.venv`.
import { lstatSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { causeIn } from './causes.mjs';
import { findProgram, runWithProgress } from './processes.mjs';
import { findPython, isRecent, ISOLATED, OLDEST_PYTHON, pipEnv, uvEnv } from './python.mjs';
import { ROOT } from './root.mjs';
import { removeUnusedPackages } from './unused-python.mjs';

const VENV = join(ROOT, '.venv');
const WINDOWS = process.platform === 'win32';
const PYTHON = WINDOWS ? join(VENV, 'Scripts', 'python.exe') : join(VENV, 'bin', 'python');
const REQUIREMENTS = join(ROOT, 'requirements.txt');
const CHECK = join(ROOT, 'scripts', 'lib', 'venv-check.py');

/**
 * A module of the venv as a command. The programs in its bin folder would break if the venv were moved: their
 * first line has its path.
 *
 * @param {string} module
 */
export const venvCommand = (module) => [PYTHON, ISOLATED, '-m', module];

/**
 * @typedef {object} Tried
 * @property {string} [lab] JupyterLab's version
 * @property {string} [problem] why it cannot be used
 */

/**
 * Run the venv's Python to check the packages.
 *
 * @param {{ thorough?: boolean }} [options] `thorough`: also import JupyterLab, which takes some seconds
 * @returns {Tried | undefined} undefined if there is no venv
 */
export function tryVenv({ thorough = false } = {}) {
  if (!isThere(VENV)) return undefined;
  const { status, stdout, stderr, error } = spawnSync(
    PYTHON,
    [ISOLATED, CHECK, ...(thorough ? ['import'] : [])],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (error || status !== 0) return { problem: whyPythonFails(error, stderr) };
  try {
    const { python, lab, problem } = JSON.parse(stdout);
    if (!isRecent(python)) {
      return {
        problem: `it has Python ${python.join('.')}, but ${OLDEST_PYTHON.join('.')} or later is required`,
      };
    }
    return problem ? { problem } : { lab };
  } catch {
    return { problem: 'its Python returned no valid result' };
  }
}

/** @param {string} path a broken link exists as well */
function isThere(path) {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param {(Error & { code?: string }) | undefined} error why it did not start
 * @param {string | null} said
 */
function whyPythonFails(error, said) {
  const home = homeOf(join(VENV, 'pyvenv.cfg'));
  if (home && !existsSync(home)) return `the Python that it was created with is gone (${home})`;
  if (error?.code === 'ENOENT') return 'its Python is gone';
  const last = said?.trim().split('\n').at(-1)?.slice(0, 200);
  return `its Python does not run${error ? ` (${error.code})` : last ? `: ${last}` : ''}`;
}

/**
 * The folder of the Python that a venv was created with, from its configuration.
 *
 * @param {string} file
 */
function homeOf(file) {
  try {
    return /^home\s*=\s*(.+?)\s*$/m.exec(readFileSync(file, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * Create the venv with all of requirements.txt; an existing one is replaced.
 *
 * @returns {Promise<{ made: boolean, tried: string[] }>} `tried`: each method that failed, and why
 */
export async function makeVenv() {
  /** @type {string[]} */
  const tried = [];
  for (const way of [withUv, withPip]) {
    const failure = await way();
    if (failure === undefined) {
      removeUnusedPackages(sitePackages());
      return { made: true, tried };
    }
    tried.push(failure);
  }
  return { made: false, tried };
}

/** @returns {Promise<string | undefined>} why it failed */
async function withUv() {
  const uv = findProgram('uv');
  if (!uv) return 'uv: not installed';
  const { python } = findPython();
  const wanted = python ? python.command[0] : `>=${OLDEST_PYTHON.join('.')}`;
  announce('uv');
  return (
    removeVenv() ??
    (await step([uv, 'venv', '--no-project', '--python', wanted, VENV], uvEnv(), 'uv: uv venv')) ??
    (await step(
      [uv, 'pip', 'install', '--python', PYTHON, '-r', REQUIREMENTS],
      uvEnv(),
      'uv: uv pip install',
    ))
  );
}

/** @returns {Promise<string | undefined>} why it failed */
async function withPip() {
  const { python, refused } = findPython();
  const needed = `Python ${OLDEST_PYTHON.join('.')} or later`;
  if (!python) return `python3: no ${needed}${refused.map((why) => `; ${why}`).join('')}`;
  if (!python.ensurepip) {
    return `python3: ${python.command[0]} has no venv (on Debian and Ubuntu: apt install python3-venv)`;
  }
  announce('python3 -m venv and pip');
  const create = [...python.command, ISOLATED, '-m', 'venv', VENV];
  // Python compiles what is imported; pip would compile everything, which takes as long as the rest
  const options = ['--no-compile', '--progress-bar', 'off', '--no-input', '--retries', '2'];
  const install = ['install', ...options, '-r', REQUIREMENTS];
  return (
    removeVenv() ??
    (await step(create, process.env, 'python3: python3 -m venv')) ??
    (await step(
      // -u: unbuffered output, line by line
      [PYTHON, '-u', ISOLATED, '-m', 'pip', '--disable-pip-version-check', ...install],
      pipEnv(PYTHON),
      'pip: pip install',
    ))
  );
}

/** @param {string} means */
function announce(means) {
  console.log(`Installing JupyterLab into .venv with ${means} (once) …`);
}

/**
 * If it is a link, only the link is removed, not its target.
 *
 * @returns {string | undefined} why it failed
 */
function removeVenv() {
  try {
    rmSync(VENV, { recursive: true, force: true, maxRetries: 3 });
    return undefined;
  } catch (error) {
    return `.venv: cannot be removed: ${causeIn(String(error))}`;
  }
}

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name of this step, for the message if it fails
 * @returns {Promise<string | undefined>} why it failed
 */
async function step(command, env, name) {
  const packages = { collected: 0, toInstall: 0 };
  const { ok, output } = await runWithProgress(command, {
    env,
    onLine: (line) => {
      if (line.startsWith('Collecting ')) packages.collected++;
      if (line.startsWith('Installing collected packages:')) packages.toInstall = line.split(',').length;
      // pip reports that it retries a failed connection
      return /^WARNING: Retrying/.test(line)
        ? '  no connection to the package server; trying again'
        : undefined;
    },
    status: () => {
      if (packages.toInstall > 0) return `${installed()} of ${packages.toInstall} packages installed`;
      return packages.collected > 0 ? `${packages.collected} packages found` : 'preparing';
    },
  });
  if (ok) return undefined;
  return `${name}: ${causeIn(output)}`;
}

/** The folder of the venv's packages. */
function sitePackages() {
  const libraries = WINDOWS ? join(VENV, 'Lib') : join(VENV, 'lib', subfolder(join(VENV, 'lib'), /^python3/));
  return join(libraries, 'site-packages');
}

/** How many packages are in the venv so far, without the installer itself. */
function installed() {
  try {
    const names = readdirSync(sitePackages());
    return names.filter((name) => name.endsWith('.dist-info') && !/^(pip|setuptools)-/.test(name)).length;
  } catch {
    return 0;
  }
}

/**
 * @param {string} folder
 * @param {RegExp} name
 */
function subfolder(folder, name) {
  try {
    return readdirSync(folder).find((entry) => name.test(entry)) ?? '';
  } catch {
    return '';
  }
}
