// @ts-check
// npm run doctor: what is installed, in which version, and what to do about the rest. It installs nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../lib/browser.mjs';
import { readJson } from '../lib/files.mjs';
import { findJupyter } from '../lib/jupyter.mjs';
import { nodeIsRecent, NEEDED_NODE } from '../lib/node-version.mjs';
import { missingTools, packagesProblem } from '../lib/packages.mjs';
import { findProgram, outputOf } from '../lib/processes.mjs';
import { findPython, OLDEST_PYTHON } from '../lib/python.mjs';
import { ROOT } from '../lib/root.mjs';
import { tryVenv } from '../lib/venv.mjs';

/** @typedef {{ what: string, ok: boolean | 'optional', found: string, advice?: string }} Line */

/** @param {string} name */
const versionOf = (name) => readJson(join(ROOT, 'node_modules', name, 'package.json'))?.version;

/** @returns {Line[]} */
function examine() {
  const jupyter = findJupyter();
  return [
    {
      what: 'Node',
      ok: nodeIsRecent(),
      found: process.version,
      advice: `install Node ${NEEDED_NODE}`,
    },
    ...packages(),
    kernel(),
    ...jupyterLines(jupyter),
    python(jupyter !== undefined),
    uv(),
    browser(),
  ];
}

/** @returns {Line[]} */
function packages() {
  const problem = packagesProblem({ thorough: true })?.problem;
  const tools = missingTools();
  return [
    {
      what: 'npm packages',
      ok: problem === undefined,
      found: problem ?? `tslab ${versionOf('tslab')}, jest ${versionOf('jest')}`,
      advice: 'npm start installs them',
    },
    {
      what: 'contributors',
      ok: tools.length === 0 ? true : 'optional',
      found: tools.length === 0 ? 'tools installed' : `missing: ${tools.join(', ')}`,
      advice: 'npm test installs them',
    },
  ];
}

/** @returns {Line} */
function kernel() {
  const what = 'kernel';
  const folder = join('.jupyter', 'kernels', 'tslab');
  const spec = readJson(join(ROOT, folder, 'kernel.json'));
  if (spec === undefined || !existsSync(join(ROOT, folder, 'launch.cjs'))) {
    return { what, ok: false, found: `${folder} is damaged`, advice: 'restore it: git checkout .jupyter' };
  }
  const tslab = join(ROOT, 'node_modules', 'tslab', 'dist', 'main.js');
  const loads = outputOf([process.execPath, '-e', `require(${JSON.stringify(tslab)})`]) !== undefined;
  return {
    what,
    ok: loads,
    found: loads ? folder : 'tslab cannot be loaded',
    advice: 'npm start installs it',
  };
}

/**
 * @param {import('../lib/jupyter.mjs').Jupyter | undefined} jupyter
 * @returns {Line[]}
 */
function jupyterLines(jupyter) {
  const problem = jupyter ? undefined : tryVenv({ thorough: true })?.problem;
  return [
    {
      what: 'Jupyter',
      ok: jupyter !== undefined,
      found: jupyter
        ? `${jupyter.kind} ${jupyter.version} (${jupyter.source}) ${jupyter.command.join(' ')}`
        : `none that works${problem ? `; .venv: ${problem}` : ''}`,
      advice: `npm start ${problem ? 'recreates' : 'installs'} it in .venv`,
    },
    {
      what: 'nbconvert',
      ok: jupyter?.nbconvert ? true : 'optional',
      found: jupyter?.nbconvert?.join(' ') ?? 'none',
      advice: 'npm test runs the notebooks with it',
    },
  ];
}

/**
 * @param {boolean} needless whether there is a Jupyter already
 * @returns {Line}
 */
function python(needless) {
  const { python: found, refused } = findPython();
  const advice = `install Python ${OLDEST_PYTHON.join('.')} or later`;
  if (!found) {
    return { what: 'Python', ok: needless ? 'optional' : false, found: refused.join('; ') || 'none', advice };
  }
  const line = { what: 'Python', found: `${found.version} ${found.command.join(' ')}` };
  if (found.ensurepip || needless) return { ...line, ok: true };
  return {
    ...line,
    ok: 'optional',
    advice: 'it has no venv; on Debian and Ubuntu: apt install python3-venv',
  };
}

/** @returns {Line} */
function uv() {
  const program = findProgram('uv');
  const version = program && outputOf([program, '--version']);
  const found = version
    ? `${version.replace(/ \(.*/, '')} ${program}`
    : program
      ? `${program} does not run`
      : 'none';
  return { what: 'uv', ok: version ? true : 'optional', found, advice: 'a faster pip, optional' };
}

/** @returns {Line} */
function browser() {
  const what = 'browser';
  const advice = 'Chromium or Chrome, for the browser test';
  const program = findBrowser();
  if (!program) return { what, ok: 'optional', found: 'none', advice };
  // on Windows, asking for the version opens a window
  const works = process.platform === 'win32' || outputOf([program, '--version']) !== undefined;
  return { what, ok: works ? true : 'optional', found: works ? program : `${program} does not run`, advice };
}

/** Print the table. */
export function main() {
  const lines = examine();
  const width = Math.max(...lines.map(({ what }) => what.length));
  for (const { what, ok, found, advice } of lines) {
    const sign = ok === true ? '✔' : ok ? '–' : '✘';
    console.log(`${sign}  ${what.padEnd(width)}  ${found}${ok === true || !advice ? '' : `  →  ${advice}`}`);
  }
  const broken = lines.filter(({ ok }) => ok === false);
  console.log(
    broken.length === 0
      ? '\nEverything that a learner needs is installed: npm start'
      : '\nFirst fix the lines marked ✘.',
  );
  process.exitCode = broken.length === 0 ? 0 : 1;
}
