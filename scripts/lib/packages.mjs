// @ts-check
// Checks that the npm packages are present, complete and of the right version, and installs them if not.
import { existsSync, lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { npmInstall } from './npm.mjs';
import { damagedPackages, rememberSizes } from './package-sizes.mjs';
import { ROOT } from './root.mjs';
import { removeUnusedFiles } from './unused-files.mjs';

const MODULES = join(ROOT, 'node_modules');
/** What npm writes when an installation is complete. */
const INSTALLED = join(MODULES, '.package-lock.json');
/** What other package managers leave in node_modules. */
const OTHERS = { '.modules.yaml': 'pnpm', '.yarn-integrity': 'yarn', '.yarn-state.yml': 'yarn' };

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * @param {Record<string, string>} wanted
 * @returns {string[]} those that are missing or have the wrong version
 */
function missing(wanted) {
  return Object.entries(wanted)
    .filter(([name, version]) => readJson(join(MODULES, name, 'package.json'))?.version !== version)
    .map(([name]) => name);
}

/** The packages for contributors that are missing or have the wrong version. */
export const missingTools = () => missing(devDependencies);

/**
 * What is wrong with node_modules.
 *
 * @param {{ tools?: boolean, thorough?: boolean }} [options] `tools`: also check the packages that only
 *   contributors need; `thorough`: also check for missing files, which takes half a second
 * @returns {{ problem: string, verb: 'ci' | 'install' } | undefined} the problem in words, and the npm
 *   command that fixes it; undefined if there is none
 */
export function packagesProblem({ tools = false, thorough = false } = {}) {
  const kind = lstatSync(MODULES, { throwIfNoEntry: false });
  if (!kind) return { problem: 'not installed yet', verb: 'ci' };
  if (!statSync(MODULES, { throwIfNoEntry: false })?.isDirectory()) {
    return { problem: `it is ${kind.isSymbolicLink() ? 'a broken link' : 'a file'}`, verb: 'ci' };
  }
  const manager = Object.entries(OTHERS).find(([file]) => existsSync(join(MODULES, file)))?.[1];
  if (manager) return { problem: `${manager} has installed them, in another layout than npm's`, verb: 'ci' };
  const installed = readJson(INSTALLED)?.packages;
  if (!installed) return { problem: 'npm has not finished installing them', verb: 'ci' };
  const absent = [...missing(dependencies), ...(tools ? missing(devDependencies) : [])];
  // npm trusts its own list, and would not touch a package that is listed with the right version
  const wanted = { ...dependencies, ...devDependencies };
  const damaged = absent.filter((name) => installed[`node_modules/${name}`]?.version === wanted[name]);
  if (damaged.length > 0) return { problem: `damaged: ${few(damaged)}`, verb: 'ci' };
  const others = thorough ? damagedPackages() : [];
  if (others.length > 0) return { problem: `damaged: ${few(others)}`, verb: 'ci' };
  const wrong = absent.length > 0 ? absent : indirectlyWrong(installed, tools);
  return wrong.length > 0
    ? { problem: `missing or of the wrong version: ${few(wrong)}`, verb: 'install' }
    : undefined;
}

/**
 * The indirect dependencies that package-lock.json lists and that are not installed in that version.
 *
 * @param {Record<string, { version: string }>} installed
 * @param {boolean} tools
 */
function indirectlyWrong(installed, tools) {
  const wanted = readJson(join(ROOT, 'package-lock.json'))?.packages ?? {};
  return Object.keys(wanted).filter((path) => {
    const { version, dev, devOptional, optional } = wanted[path];
    if (path === '' || (dev && !tools)) return false;
    // a package for other systems is not installed
    if ((optional || devOptional) && !installed[path]) return false;
    return installed[path]?.version !== version;
  });
}

/** @param {string[]} names */
function few(names) {
  const short = names.map((name) => name.replace(/^.*node_modules\//, ''));
  return short.length > 4 ? `${short.slice(0, 4).join(', ')} and ${short.length - 4} more` : short.join(', ');
}

/**
 * Install missing packages and repair damaged ones; do nothing if there is no problem. If that fails, print
 * the reason and end the process.
 *
 * @param {{ tools?: boolean, thorough?: boolean }} [options] as in packagesProblem
 */
export async function ensurePackages({ tools = false, thorough = false } = {}) {
  const before = packagesProblem({ tools, thorough });
  if (!before) return;
  const { problem, verb } = before;
  const fresh = !existsSync(MODULES);
  if (!fresh)
    console.log(`node_modules: ${problem}. ${verb === 'ci' ? 'It will be recreated.' : ''}`.trimEnd());
  // tools that are installed already are kept
  const withTools = tools || Object.keys(devDependencies).some((name) => existsSync(join(MODULES, name)));
  console.log(`Installing npm packages${withTools ? ' and tools' : ''} (once) …`);
  // npm would delete the target of a link
  if (lstatSync(MODULES, { throwIfNoEntry: false })?.isDirectory() === false)
    rmSync(MODULES, { force: true });
  // ci is exact, but it deletes node_modules first, while a notebook may be running
  const failure = await npmInstall(verb, { tools: withTools });
  const after = packagesProblem({ tools });
  if (failure === undefined && !after) {
    removeUnusedFiles();
    rememberSizes();
    return;
  }
  console.error(`
The npm packages could not be installed: ${failure ?? after?.problem}.
What was tried:  npm ${verb}${withTools ? '' : ' --omit=dev'}
Fix that, then start again.`);
  process.exit(1);
}
