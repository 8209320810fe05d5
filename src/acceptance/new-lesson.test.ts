import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../workbook/check/verdict';
import { lessonFaults } from '../workbook/new-lesson/faults';
import { newNames } from '../workbook/new-lesson/name';
import { faultsIn } from '../workbook/notebooks/hygiene';
import { withAllTimes } from '../workbook/times/times';
import { stubOf } from '../workbook/stubs/stub';
import { makeWorkspace, type Workspace } from './workspace';

const SLUG = '81-compact-blocks';
const before = process.cwd();
let workspace: Workspace;
let said: { code: number | null; stdout: string; stderr: string };

const run = (...args: string[]) =>
  workspace.node(['scripts/run.mjs', 'src/workbook/new-lesson/main.ts', ...args]);

/** All files of the workspace. */
const files = () =>
  ['notebooks', 'exercises', 'solutions', 'src', 'test_data', 'guide'].flatMap((folder) =>
    readdirSync(join(workspace.folder, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );

beforeAll(async () => {
  workspace = makeWorkspace('stubs');
  said = await run(SLUG);
  // the lessons are those of the current folder
  process.chdir(workspace.folder);
});
afterAll(() => {
  process.chdir(before);
  workspace.remove();
});

test('all parts of a lesson are made, and what is missing is what people have to write', () => {
  expect(said).toMatchObject({ code: 0, stderr: '' });
  const faults = lessonFaults(SLUG);
  for (const fault of faults) expect(said.stdout).toContain(fault);
  const [link, ...rest] = faults;
  expect(link).toContain('does not lead to it');
  expect(link).toContain(`[81 · Compact blocks](${SLUG}.ipynb)`);
  expect(rest.length).toBeGreaterThan(0);
  for (const fault of rest) expect(fault).toMatch(/^[\w./-]+:\d+: TODO/);
  // nothing is left of the template's own names
  const made = [...said.stdout.matchAll(/^ {2}(\S+81-compact-blocks\S+)$/gm)].map(([, file]) => file);
  expect(made.length).toBeGreaterThan(10);
  for (const file of made) expect(workspace.read(file)).not.toMatch(/NN|TITLE/);
});

test('its stub, its notebook and its time are as the other commands write them', () => {
  expect(workspace.read(`exercises/${SLUG}.ts`)).toBe(stubOf(workspace.read(`solutions/${SLUG}.ts`), SLUG));
  expect(faultsIn(workspace.read(`notebooks/${SLUG}.ipynb`))).toEqual([]);
  const readme = workspace.read('README.md');
  expect(withAllTimes(readme)).toBe(readme);
});

test('it is not started', async () => {
  const { stdout } = await workspace.node(['scripts/run.mjs', 'src/workbook/check/main.ts', '--json', '81']);
  const { verdicts } = JSON.parse(stdout) as { verdicts: Verdict[] };
  expect(verdicts.map(({ slug, state }) => [slug, state])).toEqual([[SLUG, 'not started']]);
});

test('its mistakes are caught, its right answer passes, and more of both are asked for', async () => {
  const { stdout } = await workspace.node([
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '-i',
    '--json',
    '--runTestsByPath',
    `src/acceptance/mistakes/${SLUG}.test.ts`,
  ]);
  const { testResults } = JSON.parse(stdout) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(tests.length).toBeGreaterThan(5);
  expect(tests.filter(({ status }) => status !== 'passed').map(({ title }) => title)).toEqual([
    'there are at least 8 known mistakes and 2 right answers',
  ]);
});

test.each([
  [[SLUG], `81 is taken by ${SLUG}. `],
  [['82-compact-blocks'], `There is a lesson named compact-blocks already: ${SLUG}`],
  [['Example'], '"Example" is not the name of a lesson'],
  [[], 'Which lesson? One name is needed'],
  [['82-one', '83-two'], 'Which lesson? One name is needed'],
  [['--nonsense', '82-one'], "Unknown option '--nonsense'."],
])('%j is refused, and nothing is written', async (args, words) => {
  const there = files();
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.startsWith(words)).toBe(true);
  expect(stderr).toMatch(/\nFor help: {2}npm run new-lesson -- --help\n$/);
  expect(files()).toEqual(there);
});

test('a file that exists is not overwritten, and no other is made', async () => {
  const mine = 'exercises/83-mine.ts';
  workspace.write(mine, 'my own work\n');
  const there = files();
  expect(await run('83-mine')).toEqual({
    code: 1,
    stdout: '',
    stderr: `${mine} exists already. Nothing was changed.\n`,
  });
  expect(files()).toEqual(there);
  expect(workspace.read(mine)).toBe('my own work\n');
});

test.each([
  [`solutions/${SLUG}.ts`, 'template/solutions/NN-slug.ts.txt'],
  [`solutions/${SLUG}.why.md`, 'template/solutions/NN-slug.why.md'],
  [`exercises/${SLUG}.ts`, 'Make it:  npm run stubs'],
  [`exercises/${SLUG}.test.ts`, 'template/exercises/NN-slug.test.ts.txt'],
  [`exercises/${SLUG}.hints.md`, 'template/exercises/NN-slug.hints.md'],
  [`notebooks/${SLUG}.ipynb`, 'template/notebooks/NN-slug.ipynb'],
  [`src/acceptance/mistakes/${SLUG}.test.ts`, 'template/src/acceptance/mistakes/NN-slug.test.ts.txt'],
  [`src/workbook/compare/trials/${SLUG}.ts`, 'template/src/workbook/compare/trials/NN-slug.ts.txt'],
  [`test_data/mistakes/${SLUG}/`, 'template/test_data/mistakes/NN-slug/'],
  [`test_data/right/${SLUG}/`, 'template/test_data/right/NN-slug/'],
])('without %s it is half a lesson', (part, how) => {
  const [place, aside] = [part.replace(/\/$/, ''), 'aside'].map((name) => join(workspace.folder, name));
  renameSync(place, aside);
  try {
    const [fault, ...others] = lessonFaults(SLUG);
    expect(fault.startsWith(`${part} is missing: `)).toBe(true);
    expect(fault).toContain(how);
    expect(others.filter((one) => one.includes(' is missing: '))).toEqual([]);
    const [example] = /src\/workbook\/new-lesson\/\S+$/.exec(fault) ?? [];
    if (example !== undefined) expect(existsSync(example)).toBe(true);
    // its number stays taken
    expect(() => newNames('81-other')).toThrow(`81 is taken by ${SLUG}`);
  } finally {
    renameSync(aside, place);
  }
});

/** Runs with one file changed. */
function changed<T>(file: string, change: (text: string) => string, look: () => T): T {
  const text = workspace.read(file);
  workspace.write(file, change(text));
  try {
    return look();
  } finally {
    workspace.write(file, text);
  }
}

test.each<[what: string, file: string, change: (text: string) => string, fault: string]>([
  [
    'its row in the README',
    'README.md',
    (text) => text.replace(/^\| 81 .*\n/m, ''),
    'README.md has no row for the lesson:  | 81 |',
  ],
  [
    'its row for teachers',
    'guide/teaching.md',
    (text) => text.replace(/^\| 81 .*\n/m, ''),
    'guide/teaching.md has no row for the lesson:  | 81 |',
  ],
  [
    'one of its five questions',
    `notebooks/${SLUG}.ipynb`,
    (text) => text.replace(/<summary>TODO: question 5/, 'TODO'),
    'has 4 questions after its heading',
  ],
])('without %s it is half a lesson', (_, file, change, fault) => {
  const faults = changed(file, change, () => lessonFaults(SLUG));
  expect(faults.filter((one) => one.includes(fault))).toHaveLength(1);
});

test('once everything is written, and the lesson before leads to it, it is whole', () => {
  const [link, ...todos] = lessonFaults(SLUG);
  const [notebook] = link.split(' ');
  workspace.write(notebook, workspace.read(notebook).replace(/\]\(\w+/, `](${SLUG}.ipynb) [$&`));
  for (const file of new Set(todos.map((todo) => todo.split(':')[0]))) {
    workspace.write(file, workspace.read(file).replaceAll('TODO', 'Written'));
  }
  expect(lessonFaults(SLUG)).toEqual([]);
});

test('an appendix is reached from any lesson', async () => {
  await run('95-more');
  const faults = lessonFaults('95-more').filter((fault) => !fault.includes(': TODO'));
  expect(faults).toEqual([
    'no other notebook leads to it: where it belongs, write [95 · More](95-more.ipynb)',
  ]);
  const without = (file: string) => rmSync(join(workspace.folder, file), { recursive: true });
  without('notebooks/95-more.ipynb');
  without('solutions/95-more.ts');
  // what is left of it is still found
  expect(lessonFaults('95-more')).toEqual([
    expect.stringContaining('solutions/95-more.ts is missing'),
    expect.stringContaining('notebooks/95-more.ipynb is missing'),
  ]);
  expect(() => newNames('95-other')).toThrow('95 is taken by 95-more');
});
