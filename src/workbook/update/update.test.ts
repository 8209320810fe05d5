import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contents, filesOf, hasGit, inGit, notebook, Workshop, write } from './clones.testing';
import { takeBack, update } from './update';

const withGit = hasGit ? describe : describe.skip;

withGit('an update (needs git)', () => {
  let shop: Workshop;
  beforeAll(() => void (shop = new Workshop()));
  afterAll(() => shop.close());

  const textOf = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
  const status = (folder: string) => inGit(folder, 'status', '--porcelain');

  test('of an untouched clone is the new version, and nothing else', () => {
    const folder = shop.clone();
    expect(update(folder, { from: 'origin/v3' })).toContain('\n\nNew in the workbook: 04-new\n');
    expect(contents(folder)).toEqual(filesOf(3));
    expect(status(folder)).toBe('');
    expect(inGit(folder, 'rev-parse', 'HEAD')).toBe(inGit(folder, 'rev-parse', 'origin/v3'));
  });

  test('keeps answers, replaces notebooks that were run, and says what is new in lessons begun', () => {
    const folder = shop.clone();
    const answer = 'export function one(a: number): number {\n  return a;\n}\n';
    write(folder, {
      'exercises/01-one.ts': answer,
      'notebooks/01-one.ipynb': notebook(['one();\n', 'two();\n'], '[{"text":"1"}]', 1),
    });
    const said = update(folder, { from: 'origin/v2' });
    expect(textOf(folder, 'exercises/01-one.ts')).toBe(answer);
    expect(textOf(folder, 'notebooks/01-one.ipynb')).toBe(filesOf(2)['notebooks/01-one.ipynb']);
    expect(status(folder)).toBe(' M exercises/01-one.ts\n');
    expect(textOf(folder, 'mine/stubs/01-one.ts')).toBe(filesOf(2)['exercises/01-one.ts']);
    expect(said).toMatch(/three is new, and not in your file/);
    expect(said).toMatch(/one is declared differently:\n.*- .*a: number.*\n.*\+ .*a: bigint/);
    expect(said).toMatch(/tests ask for more:\n +one is a bigint\n/);
    expect(said).toContain('npm test exercises 01');
    expect(said).toContain('mine/stubs/01-one.ts');
    expect(said).not.toContain('02-more');
    expect(said).not.toContain('npm start');
  });

  test('keeps a copy of an edited notebook and of any other edited file', () => {
    const folder = shop.clone();
    const mine = notebook(['one();\n', 'my own cell\n', 'two();\n']);
    write(folder, { 'notebooks/01-one.ipynb': mine, 'src/wire/a.ts': 'export const a = "my\r\n";\n' });
    const said = update(folder, { from: 'origin/v2' });
    expect(textOf(folder, 'mine/notebooks/01-one.ipynb')).toBe(mine);
    expect(textOf(folder, 'mine/src/wire/a.ts')).toBe('export const a = "my\r\n";\n');
    expect(said).toContain('mine/notebooks/01-one.ipynb');
    expect(said).toContain('mine/src/wire/a.ts');
    expect(contents(folder, /^(\.git|\.workbook|mine)$/)).toEqual(filesOf(2));
  });

  test('leaves outputs and edits alone where the new version has nothing new', () => {
    const folder = shop.clone();
    const run = notebook(['more();\n'], '[{"text":"more"}]', 7);
    write(folder, { 'notebooks/02-more.ipynb': run, 'src/wire/b.ts': 'mine', 'exercises/03-last.ts': null });
    update(folder, { from: 'origin/v2' });
    expect(textOf(folder, 'notebooks/02-more.ipynb')).toBe(run);
    expect(status(folder)).toBe(' D exercises/03-last.ts\n M notebooks/02-more.ipynb\n M src/wire/b.ts\n');
  });

  test('does not mind commits of the learner, and keeps them in the branch', () => {
    const folder = shop.clone();
    write(folder, { 'exercises/01-one.ts': 'mine', 'notebooks/01-one.ipynb': notebook(['mine']) });
    inGit(folder, 'commit', '-qam', 'My answers');
    const own = inGit(folder, 'rev-parse', 'HEAD').trim();
    write(folder, { 'exercises/02-more.ts': 'mine, too' });
    for (const version of ['v2', 'v3', 'v4']) update(folder, { from: `origin/${version}` });
    expect(textOf(folder, 'exercises/01-one.ts')).toBe('mine');
    expect(textOf(folder, 'notebooks/01-one.ipynb')).toBe(filesOf(4)['notebooks/01-one.ipynb']);
    expect(textOf(folder, 'mine/notebooks/01-one.ipynb')).toBe(notebook(['mine']));
    expect(status(folder)).toBe(' M exercises/02-more.ts\n');
    expect(inGit(folder, 'log', '--format=%H', 'HEAD')).toContain(own);
    expect(inGit(folder, 'merge-base', 'HEAD', 'origin/v4')).toBe(inGit(folder, 'rev-parse', 'origin/v4'));
    expect(update(folder, { from: 'origin/v4' })).toMatch(/nothing new/);
  });

  test('can be taken back, exactly: files, line endings, what was staged, commit', () => {
    const folder = shop.clone();
    write(folder, { 'exercises/01-one.ts': 'staged\n', 'exercises/notes.md': 'new\n' });
    inGit(folder, 'add', 'exercises');
    write(folder, {
      'exercises/01-one.ts': 'edited\r\n',
      'exercises/02-more.ts': filesOf(1)['exercises/02-more.ts'].replaceAll('\n', '\r\n'),
      'notebooks/01-one.ipynb': notebook(['one();\n', 'two();\n'], '["out"]', 3),
      'src/wire/a.ts': 'mine',
      'src/wire/b.ts': null,
    });
    const state = () => [
      contents(folder, /^(\.git|\.workbook|mine)$/),
      status(folder),
      inGit(folder, 'ls-files', '-s'),
      inGit(folder, 'rev-parse', 'HEAD'),
    ];
    const before = state();
    update(folder, { from: 'origin/v3' });
    expect(state()).not.toEqual(before);
    expect(
      inGit(
        folder,
        'show',
        `${inGit(folder, 'for-each-ref', '--format=%(refname)', 'refs/workbook/before').trim()}^2:exercises/01-one.ts`,
      ),
    ).toBe('staged\n');
    takeBack(folder);
    expect(state()).toEqual(before);
    expect(() => takeBack(folder)).toThrow('no update that could be taken back');
  });

  test('taken back keeps what was written since', () => {
    const folder = shop.clone();
    update(folder, { from: 'origin/v2' });
    write(folder, { 'exercises/01-one.ts': 'written since\n', 'notebooks/01-one.ipynb': notebook(['mine']) });
    inGit(folder, 'commit', '-qam', 'Since then');
    const said = takeBack(folder);
    expect(textOf(folder, 'exercises/01-one.ts')).toBe('written since\n');
    expect(textOf(folder, 'mine/notebooks/01-one.ipynb')).toBe(notebook(['mine']));
    expect(textOf(folder, 'notebooks/01-one.ipynb')).toBe(filesOf(1)['notebooks/01-one.ipynb']);
    expect(said).toMatch(/1 commit that you have made since then: git log refs\/workbook\/before/);
  });

  test('makes way where the new version has a folder or a file of the same name', () => {
    const folder = shop.clone();
    write(folder, {
      'exercises/04-new.ts': 'mine',
      'exercises/own.ts': 'helper',
      'notebooks/04-new.ipynb/x': 'folder',
      'src/wire/b.ts': 'mine',
    });
    update(folder, { from: 'origin/v4' });
    expect(contents(folder)).toMatchObject({
      'exercises/04-new.ts': 'mine',
      'mine/exercises/own.ts': 'helper',
      'mine/notebooks/04-new.ipynb/x': 'folder',
      'mine/src/wire/b.ts': 'mine',
      'src/wire/b/c.ts': filesOf(4)['src/wire/b/c.ts'],
      'notebooks/04-new.ipynb': filesOf(4)['notebooks/04-new.ipynb'],
    });
  });

  test('says that packages are to be fetched', () => {
    expect(update(shop.clone(), { from: 'origin/v3' })).toMatch(/npm start {2}again/);
  });

  test.each<[string, (folder: string) => void, RegExp]>([
    ['without a repository', (folder) => write(folder, { '.git': null }), /not a git clone[^]*git clone/],
    [
      'of a commit without a branch',
      (folder) => void inGit(folder, 'checkout', '-q', 'HEAD~0'),
      /git switch main/,
    ],
    [
      'during a merge',
      (folder) => write(folder, { '.git/MERGE_HEAD': inGit(folder, 'rev-parse', 'HEAD') }),
      /git merge --abort/,
    ],
    ['while git is busy', (folder) => write(folder, { '.git/index.lock': '' }), /index\.lock/],
    [
      'when the source cannot be reached',
      (folder) => void inGit(folder, 'remote', 'set-url', 'origin', join(folder, 'nowhere')),
      /could not be fetched from origin\/v2\. Are you online/,
    ],
    [
      'without a remote',
      (folder) => void inGit(folder, 'remote', 'remove', 'origin'),
      /could not be fetched|--from ADDRESS/,
    ],
  ])('%s changes nothing, and says what to do', (_, spoil, words) => {
    const folder = shop.clone();
    spoil(folder);
    expect(() => update(folder, { from: 'origin/v2' })).toThrow(words);
    expect(contents(folder)).toEqual(filesOf(1));
  });
});
