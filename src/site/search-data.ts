import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';
import type { Section } from './site';

/**
 * What a search needs, as a script that pages load when a search begins: a page from `file://` may load scripts,
 * but not fetch data.
 *
 * @param sections - everything that can be found, in the order of the site
 */
export function searchData(sections: readonly Section[]): string {
  const places = [...new Set(sections.map(({ place }) => place))];
  const rows = sections.map(({ address, title, place, text }) => [
    address,
    title,
    places.indexOf(place),
    text,
  ]);
  return `window.workbookSearch(${JSON.stringify({ places, rows })});\n`;
}

/** MiniSearch as a script that defines `MiniSearch`. */
export function searchLibrary(): string {
  const file = join(root(), 'node_modules', 'minisearch', 'dist', 'umd', 'index.js');
  return readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*\n?/, '');
}
