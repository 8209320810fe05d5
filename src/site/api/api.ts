import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OPTIMIZE_LESS } from '../../../scripts/lib/big-module.cjs';
import { root } from '../../base/root';
import { relativeLink, type Section } from '../site';
import { plainText } from '../text';

/** typedoc's folders, by kind. */
const KINDS = ['functions', 'classes', 'interfaces', 'types', 'variables', 'modules'];

/** How much of a page's text a search knows. */
const MOST_TEXT = 280;

/**
 * Let typedoc write the API, without the pages that the site has itself.
 *
 * @param folder - the folder of the site; the API is in `api` below it
 */
export async function buildApi(folder: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'workbook-site-'));
  try {
    const options = join(scratch, 'typedoc.json');
    writeFileSync(
      options,
      JSON.stringify({
        extends: [join(root(), 'typedoc.json')],
        out: join(folder, 'api'),
        readme: 'none',
        projectDocuments: [],
        // its anchors are made by a script, so a link to one could not be checked
        includeHierarchySummary: false,
        customCss: join(folder, 'assets', 'api.css'),
        navigationLinks: { Lessons: MARK + 'index.html', Glossary: MARK + 'glossary.html' },
      }),
    );
    const typedoc = join(root(), 'node_modules', 'typedoc', 'bin', 'typedoc');
    const args = [...OPTIMIZE_LESS, typedoc, '--options', options];
    await promisify(execFile)(process.execPath, args, { cwd: root(), maxBuffer: 1 << 26 });
  } finally {
    rmSync(scratch, { recursive: true });
  }
  for (const address of apiPages(folder)) adapt(folder, address);
}

/** What a link to the site's own pages begins with until the page's place is known. */
const MARK = 'https://site.invalid/';

/** The pages of the API, by address. */
export function apiPages(folder: string): string[] {
  if (!existsSync(join(folder, 'api'))) return [];
  const inFolder = (kind: string) =>
    readdirSync(join(folder, 'api', kind), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map(({ name }) => (kind === '' ? `api/${name}` : `api/${kind}/${name}`));
  return ['', ...KINDS]
    .flatMap((kind) => (existsSync(join(folder, 'api', kind)) ? inFolder(kind) : []))
    .sort();
}

/** Make the links to the site's own pages relative, and link a lesson's module to the lesson. */
function adapt(folder: string, address: string): void {
  const file = join(folder, address);
  const slug = /solutions_(\d\d-[\w-]+?)(?:\.|\.html)/.exec(address)?.[1];
  const lesson =
    slug === undefined
      ? ''
      : `<p class="lesson-link"><a href="${relativeLink(address, `lessons/${slug}.html`)}">Lesson ${slug.slice(0, 2)}</a> explains it, and asks you to write it.</p>`;
  const html = readFileSync(file, 'utf8')
    .replaceAll(new RegExp(`"${MARK}([^"]*)"`, 'g'), (_, to: string) => `"${relativeLink(address, to)}"`)
    .replace(/(<div class="tsd-page-title">[^]*?<\/h1><\/div>)/, `$1${lesson}`)
    // hidden until its script has run: without scripts, nothing would be seen
    .replace(/document\.body\.style\.display="none";/, '');
  writeFileSync(file, html);
}

/**
 * An address without the number that typedoc adds where names differ only in capitals (`m.INVENTORY-1.html` beside
 * `m.inventory.html`): no exported name has a hyphen in it.
 */
const withoutNumber = (address: string) => address.replace(/(\.\w+)-\d+\.html$/, '$1.html');

/**
 * Finds the pages of exported names, by their letters as they are, even where the system ignores capitals.
 *
 * @param pages - the addresses of the API's pages
 * @returns a function that takes a module (`solutions/01-framing.ts`) and what it exports, and returns the address,
 *   or undefined if the API has no such page
 */
export function apiFinder(pages: readonly string[]): (file: string, name: string) => string | undefined {
  const known = new Map(pages.map((address) => [withoutNumber(address), address]));
  return (file, name) => {
    const module = file.replace(/\.ts$/, '').replaceAll('/', '_');
    const kind = KINDS.find((one) => known.has(`api/${one}/${module}.${name}.html`));
    return kind && known.get(`api/${kind}/${module}.${name}.html`);
  };
}

/** The pages of the API as sections, for search and indexes. */
export function apiSections(folder: string): Section[] {
  return apiPages(folder).flatMap((address) => {
    if (address.split('/').length < 3) return [];
    const html = readFileSync(join(folder, address), 'utf8');
    const main = /<div class="col-content">([^]*?)<div class="col-sidebar">/.exec(html)?.[1];
    if (main === undefined) return [];
    const [, kind, file] = withoutNumber(address).split('/');
    const [module, name = module] = file.replace(/\.html$/, '').split(/\.(?=[^.]*$)/);
    const { text, codes } = plainText(main.replace(/<div class="tsd-page-title">[^]*?<\/h1><\/div>/, ''));
    const where = module.replaceAll('_', '/');
    const title = kind === 'modules' ? where : name;
    return [{ address, title, place: `API · ${where}`, text: text.slice(0, MOST_TEXT), codes }];
  });
}
