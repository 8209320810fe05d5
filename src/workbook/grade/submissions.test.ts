import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lessons } from '../lessons';
import { findSubmissions, readSubmission } from './submissions';
import { zipOf } from './zip.testing';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'workbook-class-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string | Buffer = ''): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const read = (path: string) =>
  readSubmission(
    join(folder, path),
    path,
    lessons().map(({ slug }) => slug),
  );
const namesAt = async (...paths: string[]) =>
  (await findSubmissions(paths.map((path) => join(folder, path)))).map(({ name }) => name);

describe('what is a submission:', () => {
  test('every folder and zip file in a folder, by name', async () => {
    put('class/kim/exercises/01-framing.ts');
    put('class/ada.zip');
    put('class/Ben/01-framing.ts');
    put('class/.git/config');
    put('class/marks.csv');
    expect(await namesAt('class')).toEqual(['ada', 'Ben', 'kim']);
  });

  test('a folder with exercises in it, or with answers; a zip file', async () => {
    put('kim/exercises/01-framing.ts');
    put('ben/01-framing.ts');
    put('ada.zip');
    expect(await namesAt('kim', 'ben', 'ada.zip')).toEqual(['ada', 'ben', 'kim']);
  });

  test('an answer that lies loose among them has a row of its own, which says so', async () => {
    put('class/kim/exercises/01-framing.ts');
    put('class/01-framing.ts');
    expect(await namesAt('class')).toEqual(['01-framing.ts', 'kim']);
    expect((await read('class/01-framing.ts')).problem).toBe(
      '01-framing.ts lies loose in class: put it in a folder of its student',
    );
  });

  test('each once, and two of the same name apart', async () => {
    put('monday/kim/exercises/01-framing.ts');
    put('tuesday/kim/exercises/01-framing.ts');
    expect(await namesAt('monday', 'tuesday', 'monday/kim')).toEqual(['kim', 'kim (2)']);
  });

  test('each has a name that no other has', async () => {
    put('ada/exercises/01-framing.ts');
    put('ada.zip');
    put('ada (2)/exercises/01-framing.ts');
    const names = await namesAt('');
    expect(new Set(names).size).toBe(3);
    expect(names).toEqual(expect.arrayContaining(['ada', 'ada (2)']));
  });

  test('a student may have any name', async () => {
    for (const name of ['node_modules', 'backups', 'kim']) put(`class/${name}/exercises/01-framing.ts`);
    expect(await namesAt('class')).toEqual(['backups', 'kim', 'node_modules']);
  });

  const withLinks = process.platform === 'win32' ? test.skip : test;
  withLinks('a link in the class folder is followed; one that leads nowhere has a row', async () => {
    put('elsewhere/exercises/01-framing.ts', 'x');
    mkdirSync(join(folder, 'class'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'class', 'kim'));
    symlinkSync('nowhere', join(folder, 'class', 'lee'));
    put('marks.csv');
    symlinkSync(join(folder, 'marks.csv'), join(folder, 'class', 'marks'));
    expect(await namesAt('class')).toEqual(['kim', 'lee']);
    expect((await read('class/kim')).answers).toEqual({ '01-framing': 'x' });
    expect((await read('class/lee')).problem).toMatch(/there is no such file or folder/);
  });

  test.each([
    ['nowhere', /nowhere cannot be read: there is no such file or folder \(ENOENT\)$/],
    ['empty', /empty holds no submission: expected a folder or a zip file for each student/],
    ['marks.csv', /marks\.csv is neither a folder nor a zip file$/],
  ])('%s is an error that says why', async (path, message) => {
    mkdirSync(join(folder, 'empty'));
    put('marks.csv');
    await expect(findSubmissions([join(folder, path)])).rejects.toThrow(message);
  });
});

describe('what is read:', () => {
  test('only answers, in a folder as in a zip file, however deep', async () => {
    const files = {
      'top/exercises/01-framing.ts': 'one',
      'top/solutions/01-framing.ts': 'two',
      'top/x.ts': '3',
    };
    for (const [path, text] of Object.entries(files)) put(`kim/${path}`, text);
    put('ada.zip', zipOf(Object.entries(files).map(([name, content]) => ({ name, content }))));
    for (const path of ['kim', 'ada.zip']) {
      expect(await read(path)).toEqual({ name: path, answers: { '01-framing': 'one' }, notes: [] });
    }
  });

  test('in a zip file, paths may begin with ./', async () => {
    put('ada.zip', zipOf([{ name: './exercises/01-framing.ts', content: 'one' }]));
    expect((await read('ada.zip')).answers).toEqual({ '01-framing': 'one' });
  });

  test('a suite that differs is not used, but noted', async () => {
    put('kim/exercises/01-framing.ts');
    put('kim/exercises/01-framing.test.ts', "test('fine', () => {});");
    expect((await read('kim')).notes).toEqual(['01-framing.test.ts differs from yours, which was used']);
  });

  test('a file with a name that is not read is noted, or is the problem if there is no other', async () => {
    put('kim/exercises/02-fields.ts');
    for (const student of ['kim', 'lee']) put(`${student}/exercises/01-framing (1).ts`);
    expect((await read('kim')).notes).toEqual([
      '01-framing (1).ts is not read: its name should be 01-framing.ts',
    ]);
    expect((await read('lee')).problem).toBe(
      'no answers, but 01-framing (1).ts (its name should be 01-framing.ts)',
    );
  });

  test('an answer that names the solutions is noted', async () => {
    put('kim/exercises/01-framing.ts', "export * from '../solutions/01-framing';");
    expect((await read('kim')).notes).toEqual(['01-framing.ts names the folder solutions/: look at it']);
  });

  test('links are skipped: they may lead to any file', async () => {
    const secret = put('secret');
    put('kim/exercises/02-fields.ts');
    if (process.platform !== 'win32') symlinkSync(secret, join(folder, 'kim', 'exercises', '01-framing.ts'));
    const link = { name: 'exercises/01-framing.ts', content: secret, mode: 0o120777 };
    put('ada.zip', zipOf([link, { name: 'exercises/02-fields.ts', content: '' }]));
    for (const path of ['kim', 'ada.zip']) expect((await read(path)).answers).toEqual({ '02-fields': '' });
  });
});

describe('nothing can be graded:', () => {
  const answer = 'exercises/01-framing.ts';
  const zip = (...entries: Parameters<typeof zipOf>[0]) => zipOf(entries);
  test.each<[string, string, string | Buffer, RegExp]>([
    ['no answers', 'kim.zip', zip({ name: 'a.txt', content: '' }), /^no answers: expected exercises\//],
    ['no zip file', 'kim.zip', 'PK, but nothing else', /^it is not a complete zip file$/],
    ['another archive', 'kim.rar', '', /^only folders and zip files can be read$/],
    ['a path out of the zip file', 'kim.zip', zip({ name: `../${answer}`, content: '' }), /\.\./],
    ['an absolute path', 'kim.zip', zip({ name: `/${answer}`, content: '' }), /absolute path/],
    ['a large answer', 'kim/' + answer, 'x'.repeat(300_000), /is larger than 256 KiB$/],
    [
      'a zip bomb',
      'kim.zip',
      zip({ name: answer, content: Buffer.alloc(1 << 26, 0x20) }),
      /is larger than 256 KiB$/,
    ],
    [
      'a zip bomb that lies',
      'kim.zip',
      zip({ name: answer, content: Buffer.alloc(1 << 26, 0x20), claims: 100 }),
      /too many bytes in the stream/,
    ],
    [
      'answers in two folders',
      'kim.zip',
      zip({ name: `a/${answer}`, content: '' }, { name: `b/${answer}`, content: '' }),
      /^there are answers in a\/exercises and in b\/exercises$/,
    ],
  ])('%s', async (_what, path, content, problem) => {
    put(path, content);
    const { answers, problem: found } = await read(path.split('/')[0]);
    expect(found).toMatch(problem);
    expect(answers).toEqual({});
  });
});
