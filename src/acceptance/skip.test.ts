import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../workbook/check/verdict';
import { stubOf } from '../workbook/stubs/stub';
import { asOwn, makeWorkspace, type Workspace } from './workspace';

let workspace: Workspace;

beforeAll(() => (workspace = makeWorkspace('stubs')));
beforeEach(() => {
  for (const slug of ['01-framing', '02-fields', '03-varints']) workspace.write(exercise(slug), stub(slug));
  rmSync(join(workspace.folder, 'exercises', 'backups'), { recursive: true, force: true });
});
afterAll(() => workspace.remove());

const exercise = (slug: string) => `exercises/${slug}.ts`;
const reference = (slug: string) => workspace.read(`solutions/${slug}.ts`);
const stub = (slug: string) => stubOf(reference(slug), slug);
const run = (command: string, ...args: string[]) =>
  workspace.node(['scripts/run.mjs', `src/workbook/${command}/main.ts`, ...args]);

function backups(): string[] {
  const folder = join(workspace.folder, 'exercises', 'backups');
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function check(...lessons: string[]) {
  const { code, stdout } = await run('check', '--json', ...lessons);
  const { verdicts } = JSON.parse(stdout) as { verdicts: Verdict[] };
  return { code, states: verdicts.map(({ state }) => state) };
}

test('a skipped lesson is given, and does not block the next one', async () => {
  const { code, stdout } = await run('skip', '01-02');
  expect(code).toBe(0);
  expect(stdout).toContain('02-fields is given');
  expect(workspace.read(exercise('01-framing'))).toBe(reference('01-framing'));
  expect(backups()).toEqual([]);
  expect(await check('01', '02', '03')).toEqual({ code: 1, states: ['given', 'given', 'not started'] });
  expect(await check('01', '02')).toEqual({ code: 0, states: ['given', 'given'] });
  expect((await run('skip', '02')).stdout).toContain('02-fields was given already');
});

test('the reference is given, wherever it came from; an answer of one’s own is done', async () => {
  workspace.write(exercise('02-fields'), `// copied\n${reference('02-fields').replaceAll('  ', '    ')}`);
  expect((await check('02')).states).toEqual(['given']);
  workspace.write(exercise('02-fields'), asOwn(reference('02-fields')));
  expect((await check('02')).states).toEqual(['done']);
});

test('a lesson that is done stays; anything else that was written is kept as a backup', async () => {
  const own = asOwn(reference('01-framing'));
  workspace.write(exercise('01-framing'), own);
  const begun = `${stub('02-fields')}// an idea\n`;
  workspace.write(exercise('02-fields'), begun);
  const { stdout } = await run('skip', '01', '02');
  expect(stdout).toContain('01-framing is done, and stays as it is.');
  expect(workspace.read(exercise('01-framing'))).toBe(own);
  const [backup, ...more] = backups();
  expect(more).toEqual([]);
  expect(stdout).toContain(`exercises/backups/${backup}`);
  expect(workspace.read(`exercises/backups/${backup}`)).toBe(begun);
  expect(workspace.read(exercise('02-fields'))).toBe(reference('02-fields'));
});

test('a right answer that was only blocked by an unwritten lesson stays', async () => {
  const own = asOwn(reference('03-varints'));
  workspace.write(exercise('03-varints'), own);
  const { stdout } = await run('skip', '02-03');
  expect(stdout).toContain('02-fields is given');
  expect(stdout).toContain('03-varints is done, and stays as it is.');
  expect(workspace.read(exercise('03-varints'))).toBe(own);
  expect(backups()).toEqual([]);
});

test('in a notebook it names the command for a cell', async () => {
  const { stdout } = await run('skip', '01', '--html');
  expect(stdout).toContain("<code>await reset('01')</code>");
});

test('reset takes it back', async () => {
  await run('skip', '01');
  await run('reset', '01');
  expect(workspace.read(exercise('01-framing'))).toBe(stub('01-framing'));
});

test('hint says that the lesson is given', async () => {
  await run('skip', '01');
  expect((await run('hint', '01')).stdout).toContain('npm run reset 01');
});

test.each([
  [[], '00-start-here'],
  [['nonsense'], '00-start-here'],
  [['03-01'], '01-03'],
  [['01-99'], '00-start-here'],
])('%p is not a list of lessons: nothing is written', async (args, says) => {
  const { code, stderr } = await run('skip', ...args);
  expect({ code, says: stderr.includes(says) }).toEqual({ code: 2, says: true });
  expect(workspace.read(exercise('01-framing'))).toBe(stub('01-framing'));
});
