import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type Page } from 'playwright-core';
import { startBrowser } from '../acceptance/browser';
import { makeTempFolder } from '../base/temp-folder';
import { recording, recordingNames } from '../peers/recordings';
import { recordedConversation } from '../peers/vectors';
import { hex, spaced } from '../wire/bytes';
import { buildInspector } from './build';
import { examples } from './examples';
import { inspectInput } from './inspect-input';
import { linkOf } from './link';
import { summaryOf } from './html';

/** The most bytes of the script: it is loaded by people with slow connections, too. */
const MOST_SCRIPT = 150_000;

/** `npm test` looks for one; with `npx jest`, CHROME_PATH names it. */
const program = process.env.WORKBOOK_BROWSER || process.env.CHROME_PATH;
const inBrowser = program ? describe : describe.skip;

/** The short form: half as much to send to the browser. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
const page = () => join(folder, 'inspector', 'index.html');

beforeAll(async () => {
  folder = makeTempFolder('workbook-page-');
  await buildInspector(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the script is small', () => {
  expect(statSync(join(folder, 'inspector', 'inspector.js')).size).toBeLessThan(MOST_SCRIPT);
});

test('the page needs nothing from elsewhere: one script beside it, and no other address', () => {
  const html = readFileSync(page(), 'utf8');
  expect([...html.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, address]) => address)).toEqual([
    'inspector.js',
    '../index.html',
  ]);
  expect(html).not.toMatch(/url\(|@import|\{\{/);
});

inBrowser(program ? 'in a browser' : 'in a browser (not run: no Chromium or Chrome)', () => {
  let browser: Browser;
  let tab: Page;
  const problems: string[] = [];

  /** Opens the page from its file, in a window of this width. */
  async function open(fragment = '', width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    // otherwise only what follows the # would change
    await tab.goto('about:blank');
    await tab.goto(`${pathToFileURL(page()).href}${fragment && `#${fragment}`}`);
  }

  /** Calls a function in the page, with JSON: one call from here takes as long as ten inputs there. */
  const inPage = <T>(call: string, argument?: unknown) =>
    tab.evaluate(`(${call})(${JSON.stringify(argument)})`) as Promise<T>;

  const status = () => tab.textContent('#status');
  const pressed = () => tab.getAttribute('th button:focus', 'aria-pressed');
  const marked = () => tab.locator('svg .marked').count();

  beforeAll(async () => {
    browser = await startBrowser(program);
    tab = await browser.newPage();
    tab.on('console', (message) => problems.push(message.text()));
    tab.on('pageerror', (error) => problems.push(String(error)));
    tab.on('request', (request) => {
      if (!/^(file|about):/.test(request.url())) problems.push(request.url());
    });
  });
  afterAll(() => browser?.close());
  afterEach(() => expect(problems.splice(0)).toEqual([]));

  test('every recording is shown as the command shows it', async () => {
    await open();
    const all = recordingNames().map((name) => {
      const { bytes, kind, command } = recording(name);
      const as = kind === 'payload' ? command : undefined;
      return { text: spaced(bytes), as: as ?? '', due: inspectInput(bytes, { as }) };
    });
    const found = await inPage<{ status: string; rows: string[] }[]>(
      `(all) => all.map(({ text, as }) => {
        const [input, kind] = ['input', 'as'].map((id) => document.getElementById(id));
        [input.value, kind.value] = [text, as];
        input.dispatchEvent(new Event('input'));
        const rows = document.querySelectorAll('details.part > .body > table tbody tr');
        return { status: document.getElementById('status').textContent, rows: [...rows].map((row) => row.textContent) };
      })`,
      all.map(({ text, as }) => ({ text, as })),
    );
    expect(found.map((one) => one.status)).toEqual(all.map(({ due }) => summaryOf(due)));
    for (const [i, { due }] of all.entries()) {
      const { fields } = due.parts[0];
      expect(found[i].rows).toHaveLength(Math.min(fields.length, 60));
      for (const [j, row] of found[i].rows.entries()) {
        expect(row).toContain(fields[j].path);
        expect(row).toContain(fields[j].value);
      }
    }
  });

  test('every example, and what is in its link, is shown', async () => {
    await open();
    const found = await inPage<{ first: string; hash: string; again: string }[]>(
      `async () => {
        const found = [];
        const contents = (id) => document.getElementById(id).textContent;
        const click = (selector) => document.querySelector(selector).click();
        const follow = (hash) => new Promise((resolve) => {
          addEventListener('hashchange', resolve, { once: true });
          location.hash = hash;
        });
        for (const { dataset: { example } } of document.querySelectorAll('[data-example]')) {
          click('[data-example="' + example + '"]');
          const first = contents('status');
          click('#copy');
          while (contents('copied') === '') await new Promise((resolve) => setTimeout(resolve));
          const { hash } = location;
          click('#clear');
          await follow('');
          await follow(hash);
          found.push({ first, hash, again: contents('status') });
        }
        return found;
      }`,
    );
    const due = examples().map(({ text, as }) => summaryOf(inspectInput(text, { as })));
    expect(found.map(({ first }) => first)).toEqual(due);
    expect(found.map(({ again }) => again)).toEqual(due);
    expect(found.map(({ hash }) => hash.split('=')[0])).toEqual(
      due.map((_, i) => (i < due.length - 1 ? '#bytes' : '#keys')),
    );
  });

  test('a link that is changed is followed, and one that is damaged says so', async () => {
    const { bytes } = recording('btcd-ping');
    await open(linkOf({ bytes }));
    expect(await status()).toContain('ping, 5 fields');
    expect(await tab.inputValue('#input')).toBe(spaced(bytes));
    await tab.evaluate(`location.hash = 'bytes=0x'`);
    await tab.getByText('The link is damaged').waitFor();
  });

  test('a file is read, whether it has hex or the bytes themselves; too large a one is refused', async () => {
    await open();
    const { bytes } = recording('btcd-headers');
    const due = summaryOf(inspectInput(bytes));
    for (const buffer of [Buffer.from(bytes), Buffer.from(hex(bytes))]) {
      await tab.click('#clear');
      await tab.setInputFiles('#file', { name: 'headers', mimeType: 'application/octet-stream', buffer });
      await tab.getByText(due).waitFor();
    }
    await tab.setInputFiles('#file', { name: 'large', mimeType: '', buffer: Buffer.alloc(5_000_000) });
    await tab.getByText('At most 4000024 are shown').waitFor();
  });

  test('a file is inspected as the command inspects it, and shown in the text field', async () => {
    await open();
    for (const [text, shown] of [
      ['HTTP', '48 54 54 50'],
      [hex(recording('verack').bytes), hex(recording('verack').bytes)],
      ['', ''],
    ]) {
      const buffer = Buffer.from(text);
      await tab.click('#clear');
      await tab.setInputFiles('#file', { name: 'some', mimeType: '', buffer });
      const due = text ? inspectInput(buffer).understood : 'There are no bytes.';
      await tab.getByText(due).waitFor();
      expect(await tab.inputValue('#input')).toBe(shown);
    }
    await tab.fill('#input', 'HTTP');
    expect(await tab.getByRole('alert').textContent()).toContain('is not a hex digit');
  });

  test('one direction of a session and the keys beside it are both in the link', async () => {
    const { secret, sent, received } = recordedConversation();
    await open();
    await tab.fill('#input', hex(received));
    await tab.click('details.keys summary');
    await tab.fill('#keys', `network: simnet\nsecret: ${hex(secret)}\nsent: ${hex(sent)}`);
    const due = await status();
    expect(due).toContain('11 parts');
    await tab.click('#copy');
    await tab.getByText('It has the keys of the session in it').waitFor();
    await open(new URL(tab.url()).hash.slice(1));
    expect(await status()).toBe(due);
    await tab.fill('#keys', `# ${'a comment'.repeat(3000)}\n${await tab.inputValue('#keys')}`);
    await tab.click('#copy');
    await tab.getByText('That is too long for a link').waitFor();
  });

  test('what cannot be understood is said with its place', async () => {
    await open();
    await tab.fill('#input', 'f9 be xx');
    expect(await tab.getByRole('alert').textContent()).toContain('"x" at line 1, column 7');
    expect(await tab.locator('details.part').count()).toBe(0);
    await tab.fill('#input', '');
    expect(await tab.isVisible('#problem')).toBe(false);
  });

  test('fields are reached with the arrow keys, marked with Enter, and unmarked with Escape', async () => {
    await open();
    await tab.focus('th button');
    await tab.keyboard.press('ArrowDown');
    expect(await tab.textContent('th button:focus')).toContain('command');
    await tab.keyboard.press('Enter');
    expect(await pressed()).toBe('true');
    // its 12 bytes are in one row
    expect(await marked()).toBe(1);
    await tab.keyboard.press('Escape');
    expect([await pressed(), await marked()]).toEqual(['false', 0]);
    await tab.keyboard.press('End');
    expect(await tab.textContent('th button:focus')).toContain('relay');
    await tab.keyboard.press('Home');
    await tab.keyboard.press('ArrowUp');
    expect(await tab.textContent('th button:focus')).toContain('magic');
    // the table is one stop
    await tab.keyboard.press('Tab');
    expect(await tab.locator('th button:focus').count()).toBe(0);
  });

  test('a click in the picture marks the field there', async () => {
    await open();
    await tab.locator('svg [data-field="4"]').first().click();
    expect(await tab.textContent('th button:focus')).toContain('version');
    expect(await pressed()).toBe('true');
  });

  test('a long part is shown in part until all of it is asked for', async () => {
    await open(linkOf({ bytes: recording('block-170').bytes }));
    const { fields } = inspectInput(recording('block-170').bytes).parts[0];
    await tab.click('[data-more]');
    expect(await tab.locator('tbody tr').count()).toBe(fields.length);
    expect(await tab.locator('[data-more]').count()).toBe(0);
  });

  test.each([
    [360, 'dark'],
    [1280, 'light'],
  ] as const)(
    '%d pixels wide, %s: nothing sticks out, and axe finds nothing serious',
    async (width, scheme) => {
      await open('', width, scheme);
      // long names, many parts; at last an error, and a part within another one
      for (const name of ['genesis block', 'encrypted session', 'message in a message']) {
        await tab.getByRole('button', { name, exact: true }).click();
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
      await tab.evaluate(AXE);
      // what passes would be described, too, and that takes longer than the checks
      const { violations } = (await tab.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as AxeResults;
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    },
  );
});
