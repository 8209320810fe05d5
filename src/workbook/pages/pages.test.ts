import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../base/root';
import { lessonNamed } from '../lessons';
import { pages } from './pages';
import { TERMS } from './terms/terms';

const text = (file: string) => readFileSync(join(root(), file), 'utf8');

test.each(Object.entries(pages()))('%s is as npm run pages writes it', (file, page) => {
  expect(text(file)).toBe(page);
});

describe.each(TERMS)('$term', ({ term, lesson, code }) => {
  test('occurs in its lesson', () => {
    // as words, or as a name in code: clock skew, clockSkew
    const plain = (words: string) => words.toLowerCase().replaceAll(' ', '');
    const notebook = plain(text(`notebooks/${lessonNamed(lesson).slug}.ipynb`));
    for (const word of term.split(', ')) expect(notebook).toContain(plain(word));
  });

  if (code) {
    test(`${code.name} is exported by ${code.file}`, () => {
      expect(text(code.file)).toMatch(
        new RegExp(`^export (async )?(function\\*?|class|interface|type|const) ${code.name}\\b`, 'm'),
      );
    });
  }
});

/** The pages that people read outside the notebooks. */
const MARKDOWN = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'test_data/README.md',
  ...readdirSync(join(root(), 'guide')).map((file) => `guide/${file}`),
];

/** The anchor that GitHub makes from a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');

test.each(MARKDOWN)('every link in %s leads somewhere', (file) => {
  for (const [, link] of text(file).matchAll(/\]\(([^)]+)\)/g)) {
    // on GitHub, two folders up from a page are the repository's other pages: the address of a fork is its own
    if (/^https?:/.test(link) || link === '../../deployments/github-pages') continue;
    const [path, anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    expect(`${link}: ${existsSync(join(root(), target))}`).toBe(`${link}: true`);
    if (anchor === undefined) continue;
    const headings = [...text(target).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading));
    expect(headings).toContain(anchor);
  }
});

test('the mistake that CONTRIBUTING shows is in the catalogue', () => {
  const [, example] = /```ts\n([^]*?)```/.exec(text('CONTRIBUTING.md')) ?? [];
  expect(text('test_data/mistakes/03-varints/writeVarInt.ts')).toContain(example);
});

// the changelog names what was
test.each(MARKDOWN.filter((file) => file !== 'CHANGELOG.md'))('every file that %s names exists', (file) => {
  // in code: `src/wire/ip.ts`, `./src/workbook/notebook` as a cell imports it; not patterns and placeholders
  for (const [, path] of text(file).matchAll(
    /`(?:\.\/)?((?:src|scripts|exercises|solutions|test_data|notebooks)\/[\w./-]+)`/g,
  )) {
    if (/NN|backups/.test(path)) continue;
    const exists = [path, `${path}.ts`].some((one) => existsSync(join(root(), one)));
    expect(`${path}: ${exists}`).toBe(`${path}: true`);
  }
});
