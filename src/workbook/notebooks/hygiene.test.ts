import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../lessons';
import { root } from '../../base/root';
import { committedText } from './committed.testing';
import { faultsIn, type Notebook, tidy } from './hygiene';

const folder = join(root(), 'notebooks');
const files = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));

const committed = (file: string) => committedText(`notebooks/${file}`);

test.each(files)('%s has no faults', (file) => {
  expect(faultsIn(committed(file))).toEqual([]);
});

test.each(files)('the links in %s lead to existing files', (file) => {
  const links = [...committed(file).matchAll(/\]\(((?!https?:)[^)]+)\)/g)].map(([, link]) => link);
  expect(links.filter((link) => !existsSync(join(folder, link.split('#')[0])))).toEqual([]);
  for (const [to, heading] of links.map((link) => link.split('#')).filter(([, anchor]) => anchor)) {
    // JupyterLab's anchors are the headings with hyphens for spaces
    const text = readFileSync(join(folder, to === '' ? file : to), 'utf8');
    const headings = [...text.matchAll(/"#+ ([^"\\]+)/g)].map(([, words]) => words.replaceAll(' ', '-'));
    expect(headings).toContain(heading);
  }
});

test('every notebook belongs to a lesson', () => {
  const known = lessons().map(({ slug }) => `${slug}.ipynb`);
  expect(files.filter((file) => !known.includes(file))).toEqual([]);
});

describe('a fault is found:', () => {
  const clean = committed(files[0]);
  const change = (edit: (notebook: Notebook) => void) => {
    const notebook = JSON.parse(clean) as Notebook;
    edit(notebook);
    return `${JSON.stringify(notebook, undefined, 1)}\n`;
  };
  const code = (notebook: Notebook) => notebook.cells.filter(({ cell_type }) => cell_type === 'code');

  test.each<[string, (notebook: Notebook) => void]>([
    ['outputs', (notebook) => (code(notebook)[1].outputs = [{ output_type: 'stream' }])],
    ['a count', (notebook) => (code(notebook)[1].execution_count = 3)],
    ['an id twice', (notebook) => (notebook.cells[1].id = notebook.cells[0].id)],
    ['a random id', (notebook) => (notebook.cells[1].id = '3f9a2b10')],
    ['a long cell', (notebook) => (code(notebook)[1].source = Array(16).fill('1;\n'))],
    ['a stale answer', (notebook) => (code(notebook)[1].source = ['mine.checksum(nothing)'])],
    ['no guard', (notebook) => (code(notebook)[0].source = ['1 + 1'])],
  ])('%s', (_, edit) => {
    expect(faultsIn(change(edit))).not.toEqual([]);
  });

  test('outputs, which tidy() clears', () => {
    expect(tidy(change((notebook) => (code(notebook)[1].outputs = [{}])))).toBe(clean);
  });
});
