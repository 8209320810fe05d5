// @ts-check
// The number and total size of the files of each npm package when it was installed. A package for which they
// have changed since (a full disk, a file emptied by a power cut) is damaged.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeWhole } from './files.mjs';
import { ROOT } from './root.mjs';

const MODULES = join(ROOT, 'node_modules');
const REMEMBERED = join(MODULES, '.workbook-sizes.json');

/** Identifies the installation: npm rewrites this file each time. */
function installation() {
  const file = lstatSync(join(MODULES, '.package-lock.json'), { throwIfNoEntry: false });
  return file && `${file.size} ${Math.round(file.mtimeMs)}`;
}

/**
 * @param {string} folder
 * @param {string} name of the package that the folder belongs to
 * @param {Record<string, [files: number, bytes: number]>} sizes the result, which is added to
 */
function measure(folder, name, sizes) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // caches
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      const inner = /[\\/]node_modules(?:[\\/]@[^\\/]+)?$/.test(folder) && !entry.name.startsWith('@');
      measure(path, inner ? path.slice(MODULES.length + 1).replaceAll('\\', '/') : name, sizes);
    } else if (entry.isFile()) {
      const [files, bytes] = sizes[name] ?? [0, 0];
      sizes[name] = [files + 1, bytes + lstatSync(path).size];
    }
  }
  return sizes;
}

const measured = () => measure(MODULES, '', /** @type {any} */ ({}));

/** Store the sizes; called when an installation is complete. */
export function rememberSizes() {
  writeWhole(REMEMBERED, JSON.stringify({ installation: installation(), sizes: measured() }));
}

/**
 * The packages that have changed since. If they were installed without this script, their present sizes are
 * stored instead.
 *
 * @returns {string[]} their names
 */
export function damagedPackages() {
  const remembered = readJson(REMEMBERED);
  if (remembered?.installation !== installation() || typeof remembered.sizes !== 'object') {
    rememberSizes();
    return [];
  }
  const now = measured();
  return Object.keys(remembered.sizes).filter((name) => String(now[name]) !== String(remembered.sizes[name]));
}
