// @ts-check
// npm run doctor: what is there, in which version, and what to do about what is not. It changes nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './lib/browser.mjs';
import { findJupyter, findPython } from './lib/jupyter.mjs';
import { nodeIsRecent, OLDEST_NODE } from './lib/node-version.mjs';
import { missingPackages, missingTools } from './lib/packages.mjs';
import { findProgram, outputOf } from './lib/processes.mjs';
import { ROOT } from './lib/root.mjs';

/** @typedef {{ what: string, ok: boolean | 'optional', found: string, advice?: string }} Line */

/** @param {string} name */
function versionOf(name) {
  const file = join(ROOT, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : 'missing';
}

/** @returns {Line[]} */
function examine() {
  const packages = missingPackages();
  const tools = missingTools();
  const jupyter = findJupyter();
  const python = findPython();
  const uv = findProgram('uv');
  const browser = findBrowser();
  const kernel = join(ROOT, '.jupyter', 'kernels', 'tslab', 'kernel.json');
  return [
    {
      what: 'Node',
      ok: nodeIsRecent(),
      found: process.version,
      advice: `install Node ${OLDEST_NODE} or later`,
    },
    {
      what: 'npm packages',
      ok: packages.length === 0,
      found:
        packages.length === 0
          ? `tslab ${versionOf('tslab')}, jest ${versionOf('jest')}`
          : `missing: ${packages.join(', ')}`,
      advice: 'npm start installs them',
    },
    {
      what: 'kernel',
      ok: existsSync(kernel),
      found: existsSync(kernel) ? '.jupyter/kernels/tslab' : 'missing',
      advice: 'restore it: git checkout .jupyter',
    },
    {
      what: 'Jupyter',
      ok: jupyter !== undefined,
      found: jupyter
        ? `${jupyter.kind} ${jupyter.version} (${jupyter.source}) ${jupyter.program}`
        : 'none that works',
      advice: 'npm start makes one in .venv',
    },
    {
      what: 'nbconvert',
      ok: jupyter?.nbconvert ? true : 'optional',
      found: jupyter?.nbconvert || 'none',
      advice: 'npm test runs the notebooks with it',
    },
    {
      what: 'Python',
      ok: python || jupyter ? true : false,
      found: python ? `${outputOf([...python, '--version'])} ${python[0]}` : 'none',
      advice: 'install Python 3.9 or later',
    },
    { what: 'uv', ok: uv ? true : 'optional', found: uv ?? 'none', advice: 'a quicker pip, if you like' },
    {
      what: 'contributors',
      ok: tools.length === 0 ? true : 'optional',
      found: tools.length === 0 ? 'tools installed' : `missing: ${tools.join(', ')}`,
      advice: 'npm test installs them',
    },
    {
      what: 'browser',
      ok: browser ? true : 'optional',
      found: browser ?? 'none',
      advice: 'Chromium or Chrome, for the browser test',
    },
  ];
}

const lines = examine();
const width = Math.max(...lines.map(({ what }) => what.length));
for (const { what, ok, found, advice } of lines) {
  const sign = ok === true ? '✔' : ok ? '–' : '✘';
  console.log(`${sign}  ${what.padEnd(width)}  ${found}${ok === true || !advice ? '' : `  →  ${advice}`}`);
}
const broken = lines.filter(({ ok }) => ok === false);
console.log(
  broken.length === 0
    ? '\nEverything that a learner needs is there: npm start'
    : '\nFirst, see to the lines with ✘.',
);
process.exitCode = broken.length === 0 ? 0 : 1;
