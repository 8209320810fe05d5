import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenLinks } from './link-check';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-links-'));
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below', 'other.html'), '<h2 id="part-ü">A part</h2>');
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = (link: string) => {
  writeFileSync(join(folder, 'index.html'), `<a id="here" href="${link}">…</a>`);
  return brokenLinks(folder).map(({ page, why }) => `${page}: ${why}`);
};

test.each([
  '#here',
  'index.html',
  'below/other.html',
  'below/other.html#part-%C3%BC',
  'https://example.com/a#b',
])('%s leads somewhere', (link) => expect(check(link)).toEqual([]));

test.each([
  ['#there', 'the page has no anchor "there"'],
  ['below/other.html#part', 'the page has no anchor "part"'],
  ['below/missing.html', 'there is no such file'],
  ['../outside.html', 'there is no such file'],
  ['below', 'there is no such file'],
  ['/below/other.html', 'it begins at the root of the server, which is not the root of the site'],
  ['http://example.com', 'expected https'],
  ['https://', 'it is not a valid address'],
  ['below/%zz.html', 'it is not a valid address'],
])('%s: %s', (link, why) => expect(check(link)).toEqual([`index.html: ${why}`]));
