// @ts-check
// Finds a Jupyter that works, or installs one.
import { dirname } from 'node:path';
import { installWithApt } from './apt.mjs';
import { findProgram, findPrograms, outputOf } from './processes.mjs';
import { OLDEST_PYTHON } from './python.mjs';
import { makeVenv, tryVenv, venvCommand } from './venv.mjs';

export { jupyterEnv } from './jupyter-env.mjs';

/**
 * @typedef {object} Jupyter
 * @property {'lab' | 'notebook'} kind the program that opens the workbook
 * @property {string[]} command the command that starts it
 * @property {string} version
 * @property {string[] | undefined} nbconvert the command that runs a notebook without a browser
 * @property {'PATH' | '.venv'} source where it was found
 */

/** @type {Record<Jupyter['kind'], number>} the oldest major version that opens these notebooks */
const OLDEST = { lab: 3, notebook: 6 };

/**
 * The first Jupyter that works: on the PATH, then in `.venv`.
 *
 * @param {Jupyter['kind'][]} kinds the acceptable kinds, the preferred one first
 * @param {{ thorough?: boolean }} [options] `thorough`: import everything, which takes some seconds;
 *   otherwise only check that all files are there, and do not look for nbconvert on the PATH
 * @returns {Jupyter | undefined}
 */
export function findJupyter(kinds = ['lab', 'notebook'], { thorough = true } = {}) {
  return onPath(kinds, thorough) ?? (kinds.includes('lab') ? inVenv(thorough) : undefined);
}

/**
 * Find Jupyter on the PATH. That a program exists is not enough: pyenv leaves programs on the PATH that only
 * print that they are not installed. So each is asked for its version.
 *
 * @param {Jupyter['kind'][]} kinds
 * @param {boolean} thorough
 * @returns {Jupyter | undefined}
 */
function onPath(kinds, thorough) {
  for (const kind of kinds) {
    const program = findProgram(`jupyter-${kind}`);
    const version = program && outputOf([program, '--version']);
    if (!program || !version || !(Number.parseInt(version, 10) >= OLDEST[kind])) continue;
    return {
      kind,
      command: [program],
      version,
      nbconvert: thorough ? nbconvertBeside(program) : undefined,
      source: 'PATH',
    };
  }
  return undefined;
}

/** @param {string} program */
function nbconvertBeside(program) {
  const candidates = [
    ...findPrograms('jupyter-nbconvert', [dirname(program)]),
    ...findPrograms('jupyter-nbconvert'),
  ];
  const works = candidates.find((candidate) => outputOf([candidate, '--version']));
  return works ? [works] : undefined;
}

/**
 * @param {boolean} thorough
 * @returns {Jupyter | undefined}
 */
function inVenv(thorough) {
  const version = tryVenv({ thorough })?.lab;
  if (!version) return undefined;
  const nbconvert = venvCommand('nbconvert');
  return { kind: 'lab', command: venvCommand('jupyterlab'), version, nbconvert, source: '.venv' };
}

/**
 * Whether a Jupyter that has just failed is still intact.
 *
 * @param {Jupyter} jupyter
 */
export function stillWorks({ source }) {
  return source === 'PATH' || tryVenv({ thorough: true })?.lab !== undefined;
}

/**
 * A working Jupyter: an existing one, or one that is installed now.
 *
 * @param {{ lab?: boolean, thorough?: boolean }} [options] `lab`: accept a Notebook only if no JupyterLab can
 *   be installed; `thorough`: as in findJupyter
 * @returns {Promise<Jupyter | undefined>} undefined if none could be installed; the attempts have been
 *   printed then
 */
export async function ensureJupyter({ lab = false, thorough = false } = {}) {
  const found = findJupyter(lab ? ['lab'] : undefined, { thorough });
  if (found) return found;
  const problem = tryVenv({ thorough })?.problem;
  if (problem) console.log(`.venv does not work: ${problem}. It will be recreated.`);
  const { made, tried } = await makeVenv();
  // what this imports is compiled by it, for users who may not write there, too
  const fromVenv = made ? inVenv(true) : undefined;
  if (fromVenv) return fromVenv;
  if (made) tried.push(`.venv: created, but it does not work: ${tryVenv({ thorough: true })?.problem}`);
  // an existing Notebook is as good as the one that apt-get would install
  const notebook = findJupyter(undefined, { thorough });
  if (notebook) return notebook;
  const failure = await installWithApt();
  const fromApt = failure === undefined ? findJupyter(undefined, { thorough }) : undefined;
  if (fromApt) return fromApt;
  tried.push(failure ?? 'apt-get: it ran, but there is still no Jupyter that works');
  console.error(`
There is no working Jupyter, and none could be installed. What was tried:
${['PATH: no jupyter-lab or jupyter-notebook that works', ...tried].map((line) => `  - ${line}`).join('\n')}

Any one of these helps:
  - Python ${OLDEST_PYTHON.join('.')} or later with venv and pip, and access to PyPI (or a mirror: PIP_INDEX_URL)
  - a JupyterLab of your own on the PATH: pip install jupyterlab, or your system's package manager
Then start again. npm test exercises works without Jupyter.`);
  return undefined;
}
