import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../base/root';
import { colourSheet } from '../draw/theme';
import { importsIn } from './notebooks/imports';
import { allLessons } from './lesson-list';
import { stepsIn } from '../workbook/stubs/exercises';
import { solutionText } from '../workbook/stubs/exercise-file';
import { apiFinder, apiPages, apiSections, buildApi } from './api/api';
import { Enrich, type Known } from './enrich';
import { EXTRAS } from './extras';
import { framed } from './frame';
import { Links } from './links';
import { jupyterAnchor } from './markdown';
import { executed } from './notebooks/execute';
import { cellsOf, type LessonCell, lessonPage } from './notebooks/lesson-page';
import { firstPicture } from './notebooks/outputs';
import { filePage, guidePages } from './pages/guide-pages';
import { glossaryPage, termAddress } from './pages/glossary-page';
import { indexPage } from './pages/index-page';
import { bipsPage, cvesPage, fieldsPage, Mentions, messagesPage } from './reference/index-pages';
import { FieldScan } from './reference/fields';
import { type Message, messages, solutionModules } from './reference/messages';
import { searchData, searchLibrary } from './search-data';
import { lessonAddress, type Page, type Section } from './site';

/** What is built. */
export interface SiteOptions {
  /** The folder of the site. What is in it is replaced. */
  folder: string;
  /** The lessons to run, by slug; the others are shown without outputs. Default: all. */
  run?: readonly string[];
  /** Whether to build the API. Default: yes. */
  api?: boolean;
  /** Whether to take the outputs of an earlier run if nothing that they depend on has changed. Default: yes. */
  cached?: boolean;
  /** The folder in which outputs are kept. Default: `site` in the cache folder. */
  kept?: string;
  /** Called with what is being done. */
  say?: (what: string) => void;
}

/**
 * Build the site.
 *
 * @throws Error if a notebook cannot be run, typedoc finds something wrong, or a page links to a file that does
 *   not exist
 */
export async function buildSite(options: SiteOptions): Promise<void> {
  const { folder, api = true, cached = true, kept, say = () => {} } = options;
  const all = allLessons().map(({ slug }) => slug);
  const run = options.run ?? all;
  rmSync(folder, { recursive: true, force: true });
  writeAssets(folder);
  const [outputs] = await Promise.all([
    executed(run, { cached, kept, say }),
    api ? buildApi(folder).then(() => say('API')) : undefined,
    ...EXTRAS.map((extra) => extra.build(folder)),
  ]);
  const ofApi = apiSections(folder);
  const apiAddresses = apiPages(folder);
  const pages = makePages(
    apiFinder(apiAddresses),
    messages(await solutionModules()),
    ofApi,
    (slug) => outputs.get(slug) ?? cellsOf(slug),
  );
  const built = new Set(apiAddresses);
  for (const { address } of [...pages, ...EXTRAS]) built.add(address);
  const has = (address: string) => built.has(address);
  for (const page of pages) write(folder, page.address, framed(page, has));
  const sections = [...pages.flatMap((page) => page.sections), ...ofApi];
  write(folder, 'assets/search-data.js', searchData(sections));
  write(folder, 'assets/minisearch.js', searchLibrary());
  say(`${pages.length} pages`);
}

/** The parts of the style sheet, in order: the last one changes the others on narrow pages and on paper. */
const STYLES = ['page', 'layout', 'code', 'first-page', 'indexes', 'search', 'narrow'];

function writeAssets(folder: string): void {
  const from = join(root(), 'src', 'site', 'assets');
  const text = (name: string) => readFileSync(join(from, name), 'utf8');
  write(
    folder,
    'assets/site.css',
    [colourSheet(), ...STYLES.map((name) => text(`css/${name}.css`))].join('\n'),
  );
  write(folder, 'assets/site.js', text('site.js'));
  write(folder, 'assets/api.css', text('api.css'));
  write(folder, 'assets/icon.svg', text('icon.svg'));
  // GitHub Pages would leave out files whose names begin with _
  write(folder, '.nojekyll', '');
}

function write(folder: string, address: string, text: string): void {
  const file = join(folder, address);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** All pages but the API's. */
function makePages(
  api: Known['api'],
  known: readonly Message[],
  ofApi: readonly Section[],
  cells: (slug: string) => readonly LessonCell[],
): Page[] {
  const links = new Links();
  const commands = new Set(known.map(({ command }) => command));
  const enrich = new Enrich({
    api,
    term: termAddress,
    commands,
  });
  const ofLessons = allLessons().map((lesson) => {
    const { slug } = lesson;
    const address = lessonAddress(slug);
    const own = cells(slug);
    return lessonPage(lesson, own, {
      headings: [],
      anchor: jupyterAnchor,
      link: (href) => links.resolve(address, `notebooks/${slug}.ipynb`, href),
      enrich: enrich.on(address, namesKnownIn(slug, own)),
    });
  });
  const guide = guidePages(links);
  const texts = [...ofLessons, ...guide];
  const inTexts = new Mentions(texts.flatMap(({ sections }) => sections));
  const glossary = glossaryPage(enrich, (term) => inTexts.ofText(termPattern(term)));
  const inAll = new Mentions([
    ...[...ofLessons, glossary, ...guide].flatMap(({ sections }) => sections),
    ...ofApi,
  ]);
  const first = indexPage(
    links,
    firstPicture(
      allLessons()
        .flatMap(({ slug }) => cells(slug))
        .flatMap(({ outputs }) => outputs ?? []),
    ),
  );
  const reference = [
    messagesPage(known, inTexts, enrich),
    fieldsPage(new FieldScan(), inTexts, enrich),
    bipsPage(inAll),
    cvesPage(inAll),
  ];
  const pages = [first, ...ofLessons, glossary, ...reference, ...guide];
  return [...pages, ...filePages(links)];
}

/** The files that the texts link to; their own links may lead to further files. */
function filePages(links: Links): Page[] {
  const pages = new Map<string, Page>();
  for (const file of links.files) if (!pages.has(file)) pages.set(file, filePage(file, links));
  return [...pages.values()];
}

/** A term as a word: an index of mentions knows where it occurs first. */
const termPattern = (term: string) => new RegExp(`\\b${term.split(', ')[0].replace(/[^\w ]/g, '.?')}`, 'i');

/** The names that code in a lesson's sentences may refer to, with their modules. */
function namesKnownIn(slug: string, cells: readonly LessonCell[]): Map<string, string> {
  const names = importsIn(cells);
  for (const name of stepsIn(solutionText(slug))) names.set(name, `solutions/${slug}.ts`);
  return names;
}
