// @ts-check
// Jupyter: find one that works, or make one.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { findProgram, outputOf, run } from './processes.mjs';
import { ROOT } from './root.mjs';

/**
 * @typedef {object} Jupyter
 * @property {'lab' | 'notebook'} kind which program opens the workbook
 * @property {string} program its file
 * @property {string} version
 * @property {string} nbconvert the program that runs a notebook without a browser; '' if there is none
 * @property {string} source where it was found: 'PATH' or '.venv'
 */

export const VENV = join(ROOT, '.venv');
const VENV_BIN = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin');
const REQUIREMENTS = join(ROOT, 'requirements.txt');
const REMEMBERED = join(ROOT, 'node_modules', '.cache', 'workbook', 'jupyter.json');

/** @type {Record<Jupyter['kind'], number>} the oldest major version that opens these notebooks */
const OLDEST = { lab: 3, notebook: 6 };

/**
 * The first Jupyter that works: on the PATH, then in `.venv`.
 *
 * @param {Jupyter['kind'][]} kinds which ones will do, the better one first
 * @returns {Jupyter | undefined}
 */
export function findJupyter(kinds = ['lab', 'notebook']) {
  for (const source of ['PATH', '.venv']) {
    for (const kind of kinds) {
      const folders = source === 'PATH' ? undefined : [VENV_BIN];
      const program = findProgram(`jupyter-${kind}`, folders);
      const version = program && versionOf(program);
      if (!program || !version || Number.parseInt(version, 10) < OLDEST[kind]) continue;
      const nbconvert =
        findProgram('jupyter-nbconvert', [dirname(program)]) ?? findProgram('jupyter-nbconvert') ?? '';
      return { kind, program, version, nbconvert, source };
    }
  }
  return undefined;
}

/**
 * Being there is not enough: pyenv leaves programs on the PATH that only say that they are not installed. So it
 * is asked for its version, once: asking takes half a second, and the answer is remembered.
 *
 * @param {string} program
 */
function versionOf(program) {
  const stamp = `${program} ${statSync(program).mtimeMs}`;
  /** @type {Record<string, string>} */
  const remembered = existsSync(REMEMBERED) ? JSON.parse(readFileSync(REMEMBERED, 'utf8')) : {};
  if (remembered[stamp]) return remembered[stamp];
  const version = outputOf([program, '--version']);
  if (version && existsSync(join(ROOT, 'node_modules'))) {
    mkdirSync(dirname(REMEMBERED), { recursive: true });
    writeFileSync(REMEMBERED, JSON.stringify({ ...remembered, [stamp]: version }));
  }
  return version;
}

/**
 * A working Jupyter: the one that is there, or one that is made now.
 *
 * @param {{ lab?: boolean }} [options] `lab`: a Notebook will do only if no JupyterLab can be made
 * @returns {Promise<Jupyter | undefined>} undefined if none could be made; what was tried has been said then
 */
export async function ensureJupyter({ lab = false } = {}) {
  const found = findJupyter(lab ? ['lab'] : undefined);
  if (found) return found;
  /** @type {string[]} */
  const tried = ['PATH: no jupyter-lab or jupyter-notebook that works', '.venv: none there either'];
  for (const route of [withUv, withVenv, withApt]) {
    // a Notebook that is there already is as good as the one that apt-get would bring
    const notebook = route === withApt ? findJupyter() : undefined;
    if (notebook) return notebook;
    const failure = await route();
    const made = failure === undefined ? findJupyter() : undefined;
    if (made) return made;
    tried.push(failure ?? `${route.name}: it ran, but there is still no Jupyter that works`);
  }
  console.error(`
There is no Jupyter, and none could be made. What was tried:
${tried.map((line) => `  - ${line}`).join('\n')}

Any one of these helps:
  - Python 3.9 or later with venv and pip, and access to PyPI (or a mirror: PIP_INDEX_URL)
  - a JupyterLab of your own on the PATH: pip install jupyterlab, or your system's package manager
Then start again. Without Jupyter, npm test exercises works all the same.`);
  return undefined;
}

/** @returns {string | undefined} why it failed */
function withUv() {
  const uv = findProgram('uv');
  if (!uv) return 'uv: not installed';
  announce('uv');
  const env = { UV_HTTP_TIMEOUT: '30' };
  const made =
    run([uv, 'venv', '--quiet', '--allow-existing', VENV], env) &&
    run([uv, 'pip', 'install', '--quiet', '--python', VENV, '-r', REQUIREMENTS], env);
  return made ? undefined : 'uv: uv pip install -r requirements.txt failed (its message is above)';
}

/** @returns {string | undefined} why it failed */
function withVenv() {
  const python = findPython();
  if (!python) return 'python3: not found';
  announce('python3 -m venv and pip');
  if (!run([...python, '-m', 'venv', VENV])) {
    return 'python3 -m venv: failed (on Debian and Ubuntu it is a package of its own: python3-venv)';
  }
  const pip = [join(VENV_BIN, 'python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const installed = run([...pip, '--retries', '1', '--timeout', '30', '-r', REQUIREMENTS]);
  return installed ? undefined : 'pip: pip install -r requirements.txt failed (its message is above)';
}

/** Python 3, as the words that start it. */
export function findPython() {
  for (const words of [['python3'], ['python'], ['py', '-3']]) {
    const program = findProgram(words[0]);
    if (program && outputOf([program, ...words.slice(1), '--version'])?.startsWith('Python 3')) {
      return [program, ...words.slice(1)];
    }
  }
  return undefined;
}

/**
 * Debian's own package: the only route that touches anything outside this folder, so it asks first. It is done
 * unasked only as root without a terminal (a container), or where CI=true.
 *
 * @returns {Promise<string | undefined>} why it failed
 */
async function withApt() {
  const apt = findProgram('apt-get');
  if (!apt) return 'apt-get: not on this system';
  const root = process.getuid?.() === 0;
  const sudo = findProgram('sudo');
  if (!root && !sudo) return 'apt-get: needs root or sudo';
  const command = [
    ...(root ? [] : [/** @type {string} */ (sudo)]),
    apt,
    'install',
    '-y',
    'jupyter-notebook',
    'jupyter-nbconvert',
  ];
  console.log(
    `\nPyPI cannot be reached. Debian and Ubuntu have Jupyter as a package; it goes into the system:\n  ${command.join(' ')}`,
  );
  const unasked = process.env.CI === 'true' || (root && !process.stdin.isTTY);
  if (!unasked && !(await agrees())) return 'apt-get: you said no';
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run([...command.slice(0, -4), 'update', '-qq'], env);
  return run([...command.slice(0, -2), '--no-install-recommends', ...command.slice(-2)], env)
    ? undefined
    : 'apt-get: apt-get install jupyter-notebook failed (its message is above)';
}

async function agrees() {
  if (!process.stdin.isTTY) return false;
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await questions.question('Install it? [y/N] ');
  questions.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** @param {string} means */
function announce(means) {
  console.log(`Installing JupyterLab into .venv with ${means} (once; some 280 MB on disk) …`);
}

/**
 * What Jupyter needs in its environment: the project's kernel, and all of its own files inside the project.
 *
 * @returns {Record<string, string>}
 */
export function jupyterEnv() {
  const own = join(ROOT, '.jupyter');
  const at = (/** @type {string[]} */ ...parts) => join(own, 'run', ...parts);
  return {
    JUPYTER_PATH: own,
    JUPYTER_CONFIG_PATH: join(own, 'config'),
    JUPYTER_CONFIG_DIR: at('config'),
    JUPYTER_DATA_DIR: at('data'),
    JUPYTER_RUNTIME_DIR: at('runtime'),
    JUPYTERLAB_SETTINGS_DIR: at('lab', 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: at('lab', 'workspaces'),
    IPYTHONDIR: at('ipython'),
    JUPYTER_PLATFORM_DIRS: '1',
    PYDEVD_DISABLE_FILE_VALIDATION: '1',
  };
}

/**
 * For VS Code, which starts kernels itself: a kernelspec with whole paths, and the file of environment
 * variables that .vscode/settings.json points to.
 */
export function prepareVsCode() {
  const spec = join(ROOT, '.jupyter', 'kernels', 'tslab');
  const folder = join(ROOT, '.jupyter', 'run', 'vscode');
  const kernel = JSON.parse(readFileSync(join(spec, 'kernel.json'), 'utf8'));
  kernel.argv = [process.execPath, join(spec, 'launch.cjs'), '{connection_file}'];
  mkdirSync(join(folder, 'kernels', 'tslab'), { recursive: true });
  writeFileSync(join(folder, 'kernels', 'tslab', 'kernel.json'), JSON.stringify(kernel, undefined, 2));
  writeFileSync(join(ROOT, '.jupyter', 'vscode.env'), `JUPYTER_PATH=${folder}\n`);
}
