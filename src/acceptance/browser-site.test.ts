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
let runs: string[];
let kept: string;

beforeAll(async () => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-site-'));
  kept = join(folder, 'kept');
  const site = join(folder, 'site');
  // twice at the same time, so that it takes no longer than once; the site takes the outputs of one
  const options = { kept, cached: false, say: () => {} };
  const both = await Promise.all([executed([LESSON], options), executed([LESSON], options)]);
  runs = both.map((outputs) => JSON.stringify(outputs.get(LESSON)));
  await buildSite({ folder: site, run: [LESSON], kept });
  server = createServer((request, response) => {
    const file = join(site, decodeURIComponent(new URL(request.url!, 'http://localhost').pathname));
    try {
      response.setHeader('content-type', KINDS[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(file));
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

/** The addresses that the site is opened from. */
const BASES: Record<string, () => string> = {
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
  'reference/bips.html',
  'guide/commands.html',
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

test('a lesson has the same outputs whenever it is run', () => {
  expect(runs[0]).toBe(runs[1]);
});

test('two builds are the same, byte for byte', async () => {
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

describe.each(Object.keys(BASES))('%s', (way) => {
  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])('a search for "checksum" on a %s', (screen) =>
    opened({ screen }, async (page) => {
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(`${BASES[way]()}index.html`);
      await page.locator('#open-search').click();
      await page.keyboard.type('checksum');
      const first = page.locator('#results a').first();
      await first.waitFor();
      expect(await first.textContent()).toMatch(/checksum/i);
      const addresses = await page.locator('#results a').evaluateAll((links) => {
        return links.map((link) => link.getAttribute('href'));
      });
      expect(addresses).toContain('lessons/01-framing.html#Checksum');
      await page.locator('#results a[href="lessons/01-framing.html#Checksum"]').click();
      await page.waitForURL(/lessons\/01-framing\.html#Checksum$/);
      expect(await page.locator('h2#Checksum').isVisible()).toBe(true);
      expect(errors).toEqual([]);
    }),
  );
});

test.each(PAGES)('%s does not scroll sideways on a phone', (address) =>
  opened({ screen: 'phone' }, async (page) => {
    await page.goto(BASES['over http']() + address);
    const [content, screen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, innerWidth]',
    )) as number[];
    expect(content).toBeLessThanOrEqual(screen);
  }),
);

test.each(
  PAGES.flatMap((address) => (['light', 'dark'] as const).map((scheme) => [address, scheme] as const)),
)('axe finds nothing serious in %s, %s', (address, scheme) =>
  opened({ scheme }, async (page) => {
    await page.goto(BASES['over http']() + address);
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    // typedoc's tree of modules has a link in each of its summaries: a tree that is not ours
    const ours = address.startsWith('api/') ? `{ exclude: ['summary'] }` : 'document';
    const found = (await page.evaluate(`axe.run(${ours})`)) as {
      violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
    };
    const serious = found.violations.filter(({ impact }) => /serious|critical/.test(impact));
    expect(serious.map(({ id, nodes }) => [id, nodes[0].target, nodes[0].failureSummary])).toEqual([]);
  }),
);

test('the first page weighs less than a megabyte', () =>
  opened({}, async (page) => {
    let weight = 0;
    page.on('response', async (response) => {
      weight += (await response.body()).length;
    });
    await page.goto(`${BASES['over http']()}index.html`);
    await page.waitForLoadState('networkidle');
    expect(weight).toBeGreaterThan(0);
    expect(weight).toBeLessThan(FIRST_PAGE);
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
