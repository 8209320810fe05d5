import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { contents, filesOf, hasGit, inGit, Workshop, write } from './clones.testing';
import { takeBack, update } from './update';

const withGit = hasGit ? describe : describe.skip;
const onUnix = process.platform === 'win32' ? test.skip : test;

withGit('an update of an odd clone (needs git)', () => {
  let shop: Workshop;
  beforeAll(() => void (shop = new Workshop()));
  afterAll(() => shop.close());

  test('of a branch that follows another local branch moves no other branch, nor does taking it back', () => {
    const folder = shop.clone();
    inGit(folder, 'checkout', '-q', '-b', 'work', '--track', 'main');
    inGit(folder, 'checkout', '-q', 'main');
    inGit(folder, 'reset', '-q', '--hard', 'origin/v2');
    inGit(folder, 'checkout', '-q', 'work');
    expect(update(folder)).toContain(' in main ');
    expect(inGit(folder, 'rev-parse', 'work')).toBe(inGit(folder, 'rev-parse', 'main'));

    inGit(folder, 'checkout', '-q', 'main');
    write(folder, { 'src/wire/a.ts': 'mine' });
    inGit(folder, 'commit', '-qam', 'Mine');
    const own = inGit(folder, 'rev-parse', 'main');
    inGit(folder, 'checkout', '-q', 'work');
    takeBack(folder);
    expect(inGit(folder, 'rev-parse', 'main')).toBe(own);
    expect(contents(folder)).toEqual(filesOf(1));
  });

  test.each([
    ['mine', { mine: 'my file' }],
    ['mine/src', { 'mine/src': 'my file' }],
  ])(
    'where a file %s is in the way of the copies changes nothing, and says what to rename',
    (name, files) => {
      const folder = shop.clone();
      write(folder, { 'src/wire/a.ts': 'mine', ...files });
      const before = contents(folder);
      expect(() => update(folder, { from: 'origin/v2' })).toThrow(`Rename ${name}`);
      expect(contents(folder)).toEqual(before);
      write(folder, { [name]: null });
      update(folder, { from: 'origin/v2' });
      expect(contents(folder)['mine/src/wire/a.ts']).toBe('mine');
    },
  );

  onUnix('moves a link that leads nowhere out of the way of a folder', () => {
    const folder = shop.clone();
    write(folder, { 'src/wire/b.ts': null });
    symlinkSync('nowhere', join(folder, 'src/wire/b'));
    expect(update(folder, { from: 'origin/v3' })).toContain('src/wire/b is now mine/src/wire/b');
    expect(readFileSync(join(folder, 'src/wire/b/c.ts'), 'utf8')).toBe(filesOf(3)['src/wire/b/c.ts']);
    expect(lstatSync(join(folder, 'mine/src/wire/b')).isSymbolicLink()).toBe(true);
  });

  test('keeps a folder that is in the way beside an empty file of the same name', () => {
    const folder = shop.clone();
    write(folder, { 'mine/notebooks/04-new.ipynb': '' });
    mkdirSync(join(folder, 'notebooks/04-new.ipynb'));
    expect(update(folder, { from: 'origin/v3' })).toContain('is now mine/notebooks/04-new.2.ipynb');
    expect(contents(folder)).toMatchObject({ ...filesOf(3), 'mine/notebooks/04-new.ipynb': '' });
  });

  test('has no news of a stub that differs only in its line endings', () => {
    const folder = shop.clone();
    write(folder, { 'exercises/01-one.ts': filesOf(1)['exercises/01-one.ts'].replaceAll('\n', '\r\n') });
    expect(update(folder, { from: 'origin/v2' })).not.toContain('01-one');
    expect(contents(folder)).toEqual(filesOf(2));
  });

  onUnix('changes only the mode of a file, and changes it back', () => {
    const upstream = shop.clone();
    chmodSync(join(upstream, 'scripts/update.mjs'), 0o755);
    inGit(upstream, 'commit', '-qam', 'It can be run');
    const folder = shop.clone();
    const canRun = () => (statSync(join(folder, 'scripts/update.mjs')).mode & 0o100) !== 0;
    update(folder, { from: upstream });
    expect([canRun(), inGit(folder, 'status', '--porcelain')]).toEqual([true, '']);
    takeBack(folder);
    expect([canRun(), inGit(folder, 'status', '--porcelain')]).toEqual([false, '']);
  });
});
