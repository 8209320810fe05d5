import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExercise } from './exercise-file';

let folder: string;

beforeEach(() => (folder = fs.mkdtempSync(join(tmpdir(), 'workbook-exercise-'))));
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
});

const file = () => join(folder, '01-framing.ts');

test('an exercise on a full disk stays as it was, and the error names it', () => {
  fs.writeFileSync(file(), 'mine');
  const write = fs.writeFileSync;
  jest.spyOn(fs, 'writeFileSync').mockImplementationOnce((to, text) => {
    write(to, String(text).slice(0, 2));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
  expect(() => writeExercise('01-framing', 'new', folder)).toThrow(
    'exercises/01-framing.ts: the disk is full (ENOSPC)',
  );
  expect(fs.readFileSync(file(), 'utf8')).toBe('mine');
  expect(fs.readdirSync(folder)).toEqual(['01-framing.ts']);
});

// on Windows, links take a right that few have
(process.platform === 'win32' ? test.skip : test)(
  'what a link leads to is written, and the link stays',
  () => {
    const elsewhere = join(folder, 'elsewhere.ts');
    fs.writeFileSync(elsewhere, 'mine');
    fs.symlinkSync(elsewhere, file());
    writeExercise('01-framing', 'new', folder);
    expect(fs.readFileSync(elsewhere, 'utf8')).toBe('new');
    expect(fs.lstatSync(file()).isSymbolicLink()).toBe(true);
  },
);

test('one that is missing is made', () => {
  writeExercise('01-framing', 'new', folder);
  expect(fs.readFileSync(file(), 'utf8')).toBe('new');
});
