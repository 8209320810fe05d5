// @ts-check
// Finds a Python, and isolates it from the user's environment.
import { devNull } from 'node:os';
import { findProgram, findPrograms, outputOf } from './processes.mjs';

/** The oldest Python that requirements.txt has versions for. */
export const OLDEST_PYTHON = [3, 10];
const NEWEST_NAMED = 14;

/**
 * @typedef {object} Python
 * @property {string[]} command the command that starts it
 * @property {string} version
 * @property {boolean} ensurepip whether it can install pip into a venv; in Debian that is a separate package
 */

const ASK = `
import sys, json
try:
    import venv, ensurepip
    pip = True
except ImportError:
    pip = False
print(json.dumps([list(sys.version_info[:3]), pip]))`;

/** `-I`: ignore PYTHONPATH, PYTHONHOME, the user's own packages and the current folder. */
export const ISOLATED = '-I';

/**
 * The first Python that is recent enough, and why those before it were skipped.
 *
 * @returns {{ python?: Python, refused: string[] }}
 */
export function findPython() {
  const refused = [];
  for (const command of candidates()) {
    const answer = outputOf([...command, ISOLATED, '-c', ASK]);
    const [numbers, ensurepip = false] = parsed(answer) ?? [];
    if (!numbers) refused.push(`${command[0]} does not run, or is not Python 3`);
    else if (!isRecent(numbers)) refused.push(`${command[0]} is Python ${numbers.join('.')}`);
    else return { python: { command, version: numbers.join('.'), ensurepip }, refused };
  }
  return { refused };
}

/** @returns {string[][]} */
function candidates() {
  const names = ['python3', 'python'];
  for (let minor = NEWEST_NAMED; minor >= OLDEST_PYTHON[1]; minor--) names.push(`python3.${minor}`);
  // the launcher that comes with Python for Windows
  const launcher = findProgram('py');
  const launched = process.platform === 'win32' && launcher ? [[launcher, '-3']] : [];
  return [...names.flatMap((name) => findPrograms(name)).map((program) => [program]), ...launched];
}

/**
 * @param {string | undefined} text
 * @returns {[numbers: number[], ensurepip: boolean] | undefined}
 */
function parsed(text) {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {number[]} version */
export function isRecent([major, minor]) {
  return major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]);
}

/** pip's settings for where packages come from; all others affect what is installed, and where. */
const SOURCES = `index-url extra-index-url no-index find-links trusted-host proxy cert client-cert
  timeout default-timeout retries keyring-provider cache-dir no-cache-dir`.split(/\s+/);

/**
 * The environment for pip in the workbook's own venv. The user's settings for the package server, proxy and
 * certificates apply; PIP_USER, PIP_TARGET, `user = yes` in pip.conf and the like do not, since they would put the
 * packages elsewhere.
 *
 * @param {string} python the venv's Python
 * @returns {NodeJS.ProcessEnv}
 * @see https://pip.pypa.io/en/stable/topics/configuration/
 */
export function pipEnv(python) {
  const listed = outputOf([python, ISOLATED, '-m', 'pip', 'config', 'list']) ?? '';
  const env = without(/^(PIP_|PYTHON|VIRTUAL_ENV$|__PYVENV_LAUNCHER__$)/i);
  // pip's own order: later ones override earlier ones
  for (const kind of ['global.', 'install.', ':env:.']) {
    for (const line of listed.split(/\r?\n/)) {
      const [, name, value] = /^([^=]+)=(["'].*["'])$/.exec(line) ?? [];
      const setting = name?.startsWith(kind) ? name.slice(kind.length) : '';
      // pip ignores empty settings as well
      if (SOURCES.includes(setting) && value.length > 2)
        env[`PIP_${setting.toUpperCase().replaceAll('-', '_')}`] = unquoted(value);
    }
  }
  // the only name that keeps pip from reading any settings file (on Windows, Node spells it differently)
  return { ...env, PIP_CONFIG_FILE: process.platform === 'win32' ? 'nul' : devNull };
}

/**
 * The value of a Python string literal. A setting with several lines is a list, whose items are separated by
 * spaces in a variable.
 *
 * @param {string} literal
 */
function unquoted(literal) {
  const unescaped = literal.slice(1, -1).replace(/\\(.)/g, (_, char) => (char === 'n' ? ' ' : char));
  return unescaped.trim();
}

/**
 * The environment for uv: as with pip, only the settings for where packages come from apply. It must not
 * download a Python, which would be installed outside the workbook's folder.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function uvEnv() {
  const others =
    /^(?!UV_.*(INDEX|CACHE|HTTP|TLS|CERT|HOST|OFFLINE|FIND_LINKS|LINK_MODE|KEYRING|CONFIG_FILE))(UV_|PYTHON|VIRTUAL_ENV$)/i;
  return { UV_HTTP_TIMEOUT: '30', ...without(others), UV_PYTHON_DOWNLOADS: 'never' };
}

/**
 * This process's environment without some of its variables.
 *
 * @param {RegExp} names
 * @returns {NodeJS.ProcessEnv}
 */
function without(names) {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));
}
