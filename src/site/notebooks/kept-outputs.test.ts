import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundations, outputKeys } from './foundations';
import { KeptOutputs } from './kept-outputs';

const key = (digit: string) => digit.repeat(32);
const cells = (source: string) => [{ id: 'a', cell_type: 'code', source, outputs: [] }];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-kept-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** The outputs that a build with these keys finds. */
const keptWith = (keys: Record<string, string>) => new KeptOutputs(folder, new Map(Object.entries(keys)));

test('outputs are found again until something changes', () => {
  const kept = keptWith({ '01-a': key('1') });
  expect(kept.of('01-a')).toBeUndefined();
  kept.keep('01-a', cells('1'));
  expect(keptWith({ '01-a': key('1') }).of('01-a')).toEqual(cells('1'));
  expect(keptWith({ '01-a': key('2') }).of('01-a')).toBeUndefined();
});

test.each([['nothing'], ['[{"id":']])('a file with %s in it counts as absent', (text) => {
  writeFileSync(join(folder, `01-a-${key('1')}.json`), text === 'nothing' ? '' : text);
  expect(keptWith({ '01-a': key('1') }).of('01-a')).toBeUndefined();
});

test('new outputs replace older ones of the same lesson, and those of lessons that are gone', () => {
  const before = { '01-a': key('1'), '01-a-b': key('1'), '02-gone': key('1') };
  for (const slug of Object.keys(before)) keptWith(before).keep(slug, cells(slug));
  writeFileSync(join(folder, 'notes.txt'), '');
  keptWith({ '01-a': key('2'), '01-a-b': key('2') }).keep('01-a', cells('1'));
  expect(readdirSync(folder).sort()).toEqual([`01-a-${key('2')}.json`, `01-a-b-${key('1')}.json`, 'notes.txt']);
});

test('outputs depend on everything that a notebook loads', () => {
  expect(foundations()).toEqual(
    expect.arrayContaining([
      'solutions/01-framing.ts',
      'exercises/01-framing.test.ts',
      'exercises/01-framing.hints.md',
      'src/programs/fetch-tx.ts',
      'src/inspector/inspect.ts',
      'src/acceptance/run-notebook.ts',
      'src/acceptance/workspace.ts',
      'src/site/notebooks/settle.ts',
      'scripts/lib/steady/clock.cjs',
      '.jupyter/kernels/tslab/launch.cjs',
      'jest.config.mjs',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'requirements.txt',
    ]),
  );
});

test('but not on tests, the pages of the site, or what a learner writes', () => {
  const all = foundations();
  for (const other of ['src/site/build.ts', 'src/base/text.test.ts', 'exercises/01-framing.ts', 'README.md']) {
    expect(all).not.toContain(other);
  }
  expect(all.filter((file) => /backups|\/run\//.test(file))).toEqual([]);
});

test('each lesson has a key of its own', () => {
  const keys = [...outputKeys().values()];
  expect(new Set(keys).size).toBe(keys.length);
  for (const one of keys) expect(one).toMatch(/^[\da-f]{32}$/);
});
