// @ts-check
// Jupyter: find one that works, or make one.
import { dirname } from 'node:path';
import { installWithApt } from './apt.mjs';
import { findProgram, findPrograms, outputOf } from './processes.mjs';
import { OLDEST_PYTHON } from './python.mjs';
import { makeVenv, tryVenv, venvCommand } from './venv.mjs';

export { jupyterEnv } from './jupyter-env.mjs';

/**
 * @typedef {object} Jupyter
 * @property {'lab' | 'notebook'} kind which program opens the workbook
 * @property {string[]} command the words that start it
 * @property {string} version
 * @property {string[] | undefined} nbconvert the words that start the program that runs a notebook without a browser
 * @property {'PATH' | '.venv'} source where it was found
 */

/** @type {Record<Jupyter['kind'], number>} the oldest major version that opens these notebooks */
const OLDEST = { lab: 3, notebook: 6 };

/**
 * The first Jupyter that works: on the PATH, then in `.venv`.
 *
 * @param {Jupyter['kind'][]} kinds which ones will do, the better one first
 * @param {{ thorough?: boolean }} [options] `thorough`: all of it is tried, which takes some seconds; otherwise just
 *   whether it is there as a whole, and nothing is said of nbconvert on the PATH
 * @returns {Jupyter | undefined}
 */
export function findJupyter(kinds = ['lab', 'notebook'], { thorough = true } = {}) {
  return onPath(kinds, thorough) ?? (kinds.includes('lab') ? inVenv(thorough) : undefined);
}

/**
 * Being there is not enough: pyenv leaves programs on the PATH that only say that they are not installed. So each is
 * asked for its version.
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
 * Whether a Jupyter that has just failed is itself in order.
 *
 * @param {Jupyter} jupyter
 */
export function stillWorks({ source }) {
  return source === 'PATH' || tryVenv({ thorough: true })?.lab !== undefined;
}

/**
 * A working Jupyter: the one that is there, or one that is made now.
 *
 * @param {{ lab?: boolean, thorough?: boolean }} [options] `lab`: a Notebook will do only if no JupyterLab can be made;
 *   `thorough`: as with findJupyter
 * @returns {Promise<Jupyter | undefined>} undefined if none could be made; what was tried has been said then
 */
export async function ensureJupyter({ lab = false, thorough = false } = {}) {
  const found = findJupyter(lab ? ['lab'] : undefined, { thorough });
  if (found) return found;
  const problem = tryVenv({ thorough })?.problem;
  if (problem) console.log(`.venv does not work: ${problem}. It is made anew.`);
  const { made, tried } = await makeVenv();
  const fromVenv = made ? inVenv(thorough) : undefined;
  if (fromVenv) return fromVenv;
  if (made) tried.push(`.venv: made, but it does not work: ${tryVenv({ thorough: true })?.problem}`);
  // a Notebook that is there already is as good as the one that apt-get would bring
  const notebook = findJupyter(undefined, { thorough });
  if (notebook) return notebook;
  const failure = await installWithApt();
  const fromApt = failure === undefined ? findJupyter(undefined, { thorough }) : undefined;
  if (fromApt) return fromApt;
  tried.push(failure ?? 'apt-get: it ran, but there is still no Jupyter that works');
  console.error(`
There is no Jupyter, and none could be made. What was tried:
${['PATH: no jupyter-lab or jupyter-notebook that works', ...tried].map((line) => `  - ${line}`).join('\n')}

Any one of these helps:
  - Python ${OLDEST_PYTHON.join('.')} or later with venv and pip, and access to PyPI (or a mirror: PIP_INDEX_URL)
  - a JupyterLab of your own on the PATH: pip install jupyterlab, or your system's package manager
Then start again. Without Jupyter, npm test exercises works all the same.`);
  return undefined;
}
