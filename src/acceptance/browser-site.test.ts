import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type Page } from 'playwright-core';
import { startBrowser } from './browser';
import { lessons } from '../workbook/lessons';
import { buildSite } from '../site/build';
import { brokenLinks } from '../site/link-check';
import { executed } from '../site/notebooks/execute';
import type { LessonCell } from '../site/notebooks/lesson-page';

/** The lesson that is run: it has pictures, random numbers, times, and a peer on a port. */
const LESSON = '09-handshake';

/** What a page may weigh before anybody has asked for something, in bytes. */
const FIRST_PAGE = 1_000_000;

const KINDS: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

let folder: string;
let server: Server;
let browser: Browser;
/** The cells of the lesson after each of two runs. */
let runs: LessonCell[][];
let kept: string;
/** What the server has sent: the path and the number of bytes. */
let sent: { path: string; size: number }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-site-'));
  kept = join(folder, 'kept');
  const site = join(folder, 'site');
  // both runs at the same time, and the API meanwhile
  const [other] = await Promise.all([
    executed([LESSON], { kept: join(folder, 'other'), cached: false, say: () => {} }),
    buildSite({ folder: site, run: [LESSON], kept, cached: false }),
  ]);
  const shown = await executed([LESSON], { kept, cached: true, say: () => {} });
  runs = [other, shown].map((outputs) => outputs.get(LESSON)!);
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    try {
      const bytes = readFileSync(join(site, path));
      sent.push({ path, size: bytes.length });
      response.setHeader('content-type', KINDS[extname(path)] ?? 'application/octet-stream');
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await startBrowser(process.env.WORKBOOK_BROWSER);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** axe, evaluated in pages: their policies allow no scripts from elsewhere. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The addresses that the site is opened from. */
const BASES = {
  'from file://': () => `${pathToFileURL(join(folder, 'site')).href}/`,
  'over http': () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
};
const SCREENS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
};
/** One page of each kind. */
const PAGES = [
  'index.html',
  `lessons/${LESSON}.html`,
  'glossary.html',
  'reference/messages.html',
  'reference/fields.html',
  'reference/bips.html',
  'reference/cves.html',
  'guide/commands.html',
  'inspector/index.html',
  'api/functions/solutions_01-framing.checksum.html',
];

async function opened<T>(
  { screen = 'desktop' as keyof typeof SCREENS, scheme = 'light' as 'light' | 'dark' },
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: SCREENS[screen], colorScheme: scheme });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The outputs of cells as lines, each with the id of its cell: a difference is shown with its place. */
const outputLines = (cells: readonly LessonCell[]) =>
  cells.flatMap(({ id, outputs = [] }) => {
    const lines = JSON.stringify(outputs, undefined, 1).split('\n');
    return lines.map((line) => `${id}: ${line}`);
  });

test('a lesson has the same outputs whenever it is run', () => {
  const [one, other] = runs.map(outputLines);
  expect(other).toEqual(one);
});

test('two builds from the same outputs are the same, byte for byte', async () => {
  const [second, third] = ['second', 'third'].map((name) => join(folder, name));
  for (const one of [second, third]) await buildSite({ folder: one, run: [LESSON], kept, api: false });
  expect(hashes(third)).toEqual(hashes(second));
});

/** The hash of each file below a folder. */
function hashes(below: string): Record<string, string> {
  const files = readdirSync(below, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(below, file)).isFile())
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(below, file)))
          .digest('hex'),
      ]),
  );
}

test('every lesson, exercise and solution has its place', () => {
  for (const { slug } of lessons()) {
    const html = readFileSync(join(folder, 'site', 'lessons', `${slug}.html`), 'utf8');
    expect(html).toContain(`<code>solutions/${slug}.ts</code>`);
    expect(html).toContain('<details class="solution"><summary>Solution: ');
    expect(html).not.toMatch(/<details[^>]* class="solution[^>]* open/);
  }
});

test('every link leads somewhere', () => {
  expect(brokenLinks(join(folder, 'site'))).toEqual([]);
});

test.each([
  ['from file://', 'phone'],
  ['over http', 'desktop'],
] as const)('a search for "checksum", %s on a %s', (way, screen) =>
  opened({ screen }, async (page) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${BASES[way]()}index.html`);
    await page.locator('#open-search').click();
    await page.keyboard.type('checksum');
    const first = page.locator('#results a').first();
    await first.waitFor();
    expect(await first.textContent()).toMatch(/checksum/i);
    const found = page.locator('#results a[href="lessons/01-framing.html#Checksum"]');
    await found.click();
    await page.waitForURL(/lessons\/01-framing\.html#Checksum$/);
    expect(await page.locator('h2#Checksum').isVisible()).toBe(true);
    expect(errors).toEqual([]);
  }),
);

test.each(['index.html?q=%#%', `lessons/${LESSON}.html#%`])(
  '%s: a malformed address spoils nothing',
  (address) =>
    opened({}, async (page) => {
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(BASES['over http']() + address);
      await page.locator('#open-search').click();
      expect(await page.locator('#query').isVisible()).toBe(true);
      expect(errors).toEqual([]);
    }),
);

describe.each(PAGES)('%s', (address) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({
      viewport: SCREENS.desktop,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    // typedoc's tree of modules, which is not ours: hundreds of links
    await page.route('**/api/assets/navigation.js', (route) => route.abort());
    await page.goto(BASES['over http']() + address);
    await page.evaluate(AXE);
  });
  afterAll(() => page.close());

  /** What axe finds. @param more - more options */
  async function serious(more: object) {
    const options = JSON.stringify({ resultTypes: ['violations'], ...more });
    const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as {
      violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
    };
    const found = violations.filter(({ impact }) => /serious|critical/.test(impact));
    return found.map(({ id, nodes }) => [id, nodes[0].target, nodes[0].failureSummary]);
  }

  test('axe finds nothing serious', async () => {
    expect(await serious({})).toEqual([]);
  });

  test('nor in its dark colours', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await serious({ runOnly: ['color-contrast'] })).toEqual([]);
  });

  test('it does not scroll sideways on a phone', async () => {
    await page.setViewportSize(SCREENS.phone);
    const [content, screen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, innerWidth]',
    )) as number[];
    expect(content).toBeLessThanOrEqual(screen);
  });
});

test('the first page weighs less than a megabyte', () =>
  opened({}, async (page) => {
    sent = [];
    await page.goto(`${BASES['over http']()}index.html`, { waitUntil: 'networkidle' });
    const needed = ['/index.html', '/assets/site.css', '/assets/site.js', '/assets/icon.svg'];
    expect(sent.map(({ path }) => path)).toEqual(expect.arrayContaining(needed));
    expect(sent.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(FIRST_PAGE);
  }));

test('a solution is folded until it is asked for', () =>
  opened({}, async (page) => {
    await page.goto(`${BASES['over http']()}lessons/01-framing.html`);
    const solution = page.locator('details.solution').first();
    const code = solution.locator('pre');
    expect(await code.isVisible()).toBe(false);
    await solution.locator('summary').click();
    expect(await code.isVisible()).toBe(true);
    expect(await code.textContent()).toContain('export function checksum');
  }));

test('the choice of light or dark is kept from page to page', () =>
  opened({ scheme: 'light' }, async (page) => {
    const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    await page.goto(`${BASES['over http']()}index.html`);
    const light = await background();
    await page.locator('#theme').click();
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.goto(`${BASES['over http']()}glossary.html`);
    expect(await background()).toBe(dark);
  }));
