// @ts-check
// Python packages that JupyterLab requires, and no program of the workbook imports: a quarter of .venv. Both are for
// kernels that run Python, which do without them: a Python notebook has no debugger, and fewer completions.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './files.mjs';

const UNUSED = ['debugpy', 'jedi'];

/**
 * Delete their files, but not what says that they are installed: `pip check` and `pip uninstall` work as before.
 * What cannot be deleted is left.
 *
 * @param {string} site the folder of the packages
 */
export function removeUnusedPackages(site) {
  for (const name of UNUSED) {
    try {
      removeFiles(site, name);
    } catch {
      // it only takes space
    }
  }
}

/**
 * @param {string} site
 * @param {string} name
 */
function removeFiles(site, name) {
  const info = readdirSync(site).find(
    (folder) => folder.startsWith(`${name}-`) && folder.endsWith('.dist-info'),
  );
  if (info === undefined) return;
  const list = join(site, info, 'RECORD');
  // each line has a file, its hash and its size
  const lines = readFileSync(list, 'utf8').split(/(?<=\n)/);
  const kept = lines.filter((line) => line.startsWith(`${info}/`));
  // first the list: a file that is on it must exist
  writeWhole(list, kept.join(''));
  for (const line of lines) if (!kept.includes(line)) rmSync(join(site, line.split(',')[0]), { force: true });
  rmSync(join(site, name), { recursive: true, force: true });
}
