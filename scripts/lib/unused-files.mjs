// @ts-check
// Files of npm packages that no program of the workbook reads: two fifths of what npm installs for a learner.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const MODULES = join(ROOT, 'node_modules');

/** Other systems than this one, for which zeromq brings its library. */
const OTHER_SYSTEMS = ['darwin', 'linux', 'win32'].filter((system) => system !== process.platform);

/** What tslab's compiler has besides typescript.js and the language's libraries. */
const OTHER_COMPILERS = [
  'tsc.js',
  'tsserver.js',
  'tsserverlibrary.js',
  'tsserverlibrary.d.ts',
  'typingsInstaller.js',
];

const UNUSED = [
  ...OTHER_SYSTEMS.map((system) => join('zeromq', 'build', system)),
  ...OTHER_COMPILERS.map((file) => join('@tslab', 'typescript-for-tslab', 'lib', file)),
];

/** Source maps: they would only name lines of sources that are not installed. */
const sourceMaps = () =>
  readdirSync(MODULES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s\.map$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** Delete them, after an installation. One that cannot be deleted is left. */
export function removeUnusedFiles() {
  for (const path of [...UNUSED.map((name) => join(MODULES, name)), ...sourceMaps()]) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // it only takes space
    }
  }
}
