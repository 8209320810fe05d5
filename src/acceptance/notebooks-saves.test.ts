import { lessons } from '../workbook/lessons';
import { execute } from './run-notebook';
import { makeWorkspace, type Workspace } from './workspace';

let workspace: Workspace;

beforeAll(() => (workspace = makeWorkspace('solved')));
afterAll(() => workspace.remove());

const slugs = lessons().map(({ slug }) => slug);
const nameOf = (slug: string) => `saved${slug.slice(0, 2)}`;

/** All imports of all lessons' cells, in one cell. */
function imports(): string {
  const cells = slugs.flatMap((slug) => notebook(slug).cells.map(({ source }) => source.join('')));
  const found = cells.flatMap((text) => [...text.matchAll(/^(?:import|\}) .*from '([^']+)';/gm)]);
  const modules = [...new Set(found.map(([, name]) => name))];
  const lines = modules.map((name, i) => `import * as module${i} from '${name}';`);
  return [...lines, `console.log([${modules.map((_, i) => `module${i}`).join(', ')}].length);`].join('\n');
}

function notebook(slug: string): { cells: { source: string[] }[] } {
  return JSON.parse(workspace.read(`notebooks/${slug}.ipynb`)) as { cells: { source: string[] }[] };
}

/**
 * Save all exercises three times, as JupyterLab and most editors do: to a temporary file, which is then
 * renamed. The kernel notices a file at once, and its folder a second later. Timers fire in order: one that
 * is set after the last event, and is a little longer than that, fires after everything that the save causes.
 */
const SAVE = `import { readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
const slugs = ${JSON.stringify(slugs)};
const texts = slugs.map((slug) => readFileSync('exercises/' + slug + '.ts', 'utf8'));
const watcher = watch('exercises');
for (const time of [1, 2, 3]) {
  slugs.forEach((slug, i) => {
    const added = 'export const saved' + slug.slice(0, 2) + ' = ' + time + ';';
    writeFileSync('exercises/.~' + slug + '.ts', texts[i] + '\\n' + added + '\\n');
    renameSync('exercises/.~' + slug + '.ts', 'exercises/' + slug + '.ts');
  });
  while ((await once(watcher, 'change'))[1] !== slugs[slugs.length - 1] + '.ts');
  await wait(1500);
}
watcher.close();`;

const READ = [
  ...slugs.map((slug) => `import { ${nameOf(slug)} } from './exercises/${slug}';`),
  `console.log([${slugs.map(nameOf).join(', ')}].join(' '));`,
].join('\n');

/** Run cells in a kernel, and return what each of them printed, by stream. */
async function printedBy(...sources: string[]): Promise<[stream: string | undefined, text: string][][]> {
  const cells = sources.map((source, i) => ({
    cell_type: 'code',
    id: `cell-${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  workspace.write('notebooks/saves.ipynb', JSON.stringify({ ...notebook(slugs[0]), cells }));
  const [run] = await execute(workspace.folder, ['notebooks/saves.ipynb']);
  return run.map(({ outputs }) => outputs.map(({ name, text }) => [name, [text].flat().join('')]));
}

test('if all exercises are saved three times while a kernel runs, it uses the last version, and prints no error', async () => {
  expect(await printedBy(imports(), SAVE, READ)).toEqual([
    [['stdout', expect.stringMatching(/^\d+\n$/)]],
    [],
    [['stdout', `${slugs.map(() => 3).join(' ')}\n`]],
  ]);
});

/** Save an exercise with some text added, and wait as above. */
const save = (added: string) => `{
  const watcher = watch('exercises');
  const saved = once(watcher, 'change');
  writeFileSync('exercises/01-framing.ts', mine + ${JSON.stringify(added)});
  await saved;
  await wait(1500);
  watcher.close();
}`;
const use = (value: string) => `import { checksum as of${value} } from './exercises/01-framing';
console.log(of${value}(new Uint8Array()).length, ${value});`;

test('a stack has lines of an answer; a type error in one is reported with its place', async () => {
  const mine = workspace.read('exercises/01-framing.ts');
  const lines = mine.split('\n').length;
  const first = `import { once } from 'node:events';
import { readFileSync, watch, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
const mine = readFileSync('exercises/01-framing.ts', 'utf8');`;
  const printed = await printedBy(
    first,
    use('1'),
    save("\nexport function fail() {\n  throw new RangeError('on purpose');\n}\n"),
    `import { fail } from './exercises/01-framing';
try { fail(); } catch (error) { console.log((error as Error).stack); }`,
    save("\nexport const wrong: number = 'text';\n"),
    // a cell that is sent right after one with an error does not run
    use('2'),
  );
  expect(printed.slice(1)).toEqual([
    [['stdout', '4 1\n']],
    [],
    [['stdout', expect.stringMatching(`exercises.01-framing\\.ts:${lines + 2}:`)]],
    [],
    [
      [
        'stderr',
        `exercises/01-framing.ts ${lines + 1}:14 - Type 'string' is not assignable to type 'number'.\n`,
      ],
    ],
  ]);
});
