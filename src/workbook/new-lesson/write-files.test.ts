import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAllOrNone } from './write-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-write-'));
  writeFileSync(join(folder, 'page.md'), 'as it was');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

test('files are written, with the folders that they need, and others are changed', () => {
  const created = new Map([
    ['a/b/one.ts', '1'],
    ['a/two.ts', '2'],
  ]);
  writeAllOrNone(folder, created, new Map([['page.md', 'new']]));
  expect(['a/b/one.ts', 'a/two.ts', 'page.md'].map(read)).toEqual(['1', '2', 'new']);
});

test.each([
  ['page.md', 'it already exists (EEXIST)'],
  ['page.md/three.ts', /^.* cannot be written: .*\. Nothing was changed\.$/],
])('if %s cannot be written, everything is as it was before', (file, words) => {
  const created = new Map([
    ['a/b/one.ts', '1'],
    [file, '3'],
  ]);
  expect(() => writeAllOrNone(folder, created, new Map([['page.md', 'new']]))).toThrow(words);
  expect(readdirSync(folder)).toEqual(['page.md']);
  expect(read('page.md')).toBe('as it was');
});

test('if a file that is to be changed is missing, nothing is created', () => {
  expect(() => writeAllOrNone(folder, new Map([['one.ts', '1']]), new Map([['gone.md', '']]))).toThrow(
    'gone.md',
  );
  expect(readdirSync(folder)).toEqual(['page.md']);
});
