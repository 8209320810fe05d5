// @ts-check
// The npm packages: are they there, and if not, install them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandRecentNode } from './node-version.mjs';
import { findProgram, run } from './processes.mjs';
import { ROOT } from './root.mjs';

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** @param {Record<string, string>} wanted */
function missing(wanted) {
  return Object.entries(wanted).filter(([name, version]) => {
    const file = join(ROOT, 'node_modules', name, 'package.json');
    return !existsSync(file) || JSON.parse(readFileSync(file, 'utf8')).version !== version;
  });
}

/** Which of the packages that a learner needs are missing or of another version. */
export const missingPackages = () => missing(dependencies).map(([name]) => name);

/** Which of the packages that only a contributor needs are missing or of another version. */
export const missingTools = () => missing(devDependencies).map(([name]) => name);

/**
 * Install what is missing, and nothing if all is there.
 *
 * @param {{ tools?: boolean }} [options] `tools`: also what only contributors need
 */
export async function ensurePackages({ tools = false } = {}) {
  demandRecentNode();
  if (missingPackages().length === 0 && !(tools && missingTools().length > 0)) return;
  const fresh = !existsSync(join(ROOT, 'node_modules'));
  const omit = tools || (!fresh && missingTools().length === 0) ? [] : ['--omit=dev'];
  // ci is exact and quick; but it deletes node_modules first, from under a notebook that may be running
  const verb = fresh ? ['ci'] : ['install', '--no-save'];
  console.log(`Installing npm packages${tools ? ' and tools' : ''} (once; some 170 MB on disk) …`);
  const done = run([
    ...npm(),
    ...verb,
    ...omit,
    '--prefix',
    ROOT,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (done && missingPackages().length === 0) return;
  console.error(`
The npm packages could not be installed. What was tried:  npm ${[...verb, ...omit].join(' ')}
Is there a network? Is a proxy needed (npm config set proxy …)? When that is mended, start again;
what is already there is kept.`);
  process.exit(1);
}

/** npm, without a shell: `npm start` says where npm's own script is. */
function npm() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return [process.execPath, script];
  const besideNode = join(process.execPath, '..', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (existsSync(besideNode)) return [process.execPath, besideNode];
  return [findProgram('npm') ?? 'npm'];
}
