import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../base/root';
import type { Row } from '../workbook/grade/grade';
import { zipOf } from '../workbook/grade/zip.testing';
import { handIn, type MadeUp, madeUpClass } from './made-up-class';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-class-'));
const submissions = join(folder, 'class');
const outside = join(folder, 'outside');
const temporary = join(folder, 'tmp');
let students: Record<string, MadeUp>;
let first: Record<'csv' | 'json' | 'junit', string>;
let rows: Row[];
let connections = 0;
const server = createServer((socket) => {
  connections += 1;
  socket.destroy();
});

/** Run the command, and return what it writes. */
async function graded(...args: string[]) {
  const out = { csv: join(folder, 'a.csv'), json: join(folder, 'a.json'), junit: join(folder, 'a.xml') };
  const options = Object.entries(out).flatMap(([name, file]) => [`--${name}`, file]);
  const { code, stderr } = await run(
    ...options,
    '--lessons',
    '01',
    '--seconds',
    '1',
    '--memory',
    '384',
    ...args,
  );
  if (code !== 0) throw new Error(`npm run grade ended with exit code ${code}: ${stderr}`);
  const text = (file: string) => readFileSync(file, 'utf8');
  return { csv: text(out.csv), json: text(out.json), junit: text(out.junit) };
}

async function run(...args: string[]) {
  const { JEST_WORKER_ID: _, ANSWERS: __, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/run.mjs', 'src/workbook/grade/main.ts', ...args], {
    cwd: root(),
    env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, SECRET: 'secret' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

const rowsOf = (json: string) => (JSON.parse(json) as { students: Row[] }).students;

beforeAll(async () => {
  for (const one of [submissions, outside, temporary]) mkdirSync(one);
  writeFileSync(join(outside, 'secret'), 'secret');
  // all addresses of this machine, so that one that is not loopback reaches it
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  students = madeUpClass(outside, (server.address() as AddressInfo).port);
  for (const [name, { files }] of Object.entries(students)) handIn(join(submissions, name), files);
  const entries = Object.entries(students.wrong.files).map(([name, content]) => ({
    name: `top/${name}`,
    content,
  }));
  writeFileSync(join(submissions, 'zipped.zip'), zipOf(entries));
  students.zipped = students.wrong;
  first = await graded(submissions);
  rows = rowsOf(first.json);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a row for each of at least twenty students, each in the state that it should be in', () => {
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(Object.fromEntries(rows.map(({ student, verdicts }) => [student, verdicts[0]?.state]))).toEqual(
    Object.fromEntries(Object.entries(students).map(([name, { state }]) => [name, state])),
  );
});

test('each row says why', () => {
  for (const { student, verdicts, notes, problem } of rows) {
    const findings = verdicts.flatMap(({ finding }) => [finding?.exercise, finding?.message]);
    const said = [...findings, ...notes, problem].join('\n');
    expect(`${student}: ${said}`).toMatch(students[student].says ?? /./);
  }
});

test('nothing was written outside, no connection left loopback, and no temporary folder is left', () => {
  expect(readdirSync(outside)).toEqual(['secret']);
  expect(connections).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
});

test('graded again, a row is the same in every byte', () => {
  for (const [one, again] of [
    ['wrong', 'zipped'],
    ['forbidden', 'forbidden again'],
  ]) {
    const line = (name: string) =>
      first.csv
        .split('\r\n')
        .find((text) => text.startsWith(`${name},`))
        ?.slice(name.length);
    expect(line(again)).toBe(line(one));
    const row = (name: string) => ({ ...rows.find(({ student }) => student === name), student: '' });
    expect(row(again)).toEqual(row(one));
  }
});

test('a path that cannot be read is an error that says why, and the files are as they were', async () => {
  const marks = join(folder, 'marks.csv');
  writeFileSync(marks, 'from the last time');
  const { code, stderr } = await run('nowhere', '--csv', marks, '--json', join(folder, 'new.json'));
  expect(code).toBe(2);
  expect(readFileSync(marks, 'utf8')).toBe('from the last time');
  expect(existsSync(join(folder, 'new.json'))).toBe(false);
  expect(stderr).toMatch(/nowhere cannot be read: there is no such file or folder \(ENOENT\)/);
});

test('a file that cannot be written is an error before the work is done', async () => {
  const { code, stderr } = await run(submissions, '--csv', join(folder, 'nowhere', 'a.csv'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/a\.csv cannot be written: there is no such file or folder/);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});
