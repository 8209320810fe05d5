import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkspace, type Workspace } from './workspace';

let workspace: Workspace;
beforeAll(() => (workspace = makeWorkspace('solved')));
afterAll(() => workspace.remove());

const INSPECT = ['scripts/run.mjs', 'src/programs/inspect.ts', '00'];
const CHECK = ['scripts/test.mjs', 'exercises', '00'];

describe('a command that misses a file of the workbook says which, and how to put it back', () => {
  test.each([
    ['src/wire/codec/reader.ts', INSPECT],
    ['scripts/lib/kept.cjs', INSPECT],
    ['scripts/main/run.mjs', INSPECT],
    ['jest.config.mjs', CHECK],
    ['exercises/00-start-here.test.ts', CHECK],
    ['test_data/recordings', ['scripts/run.mjs', 'src/programs/peer.ts']],
  ])('%s', async (file, command) => {
    const from = join(workspace.folder, file);
    const aside = join(workspace.folder, 'mine', 'aside');
    mkdirSync(join(aside, '..'), { recursive: true });
    renameSync(from, aside);
    const { code, stdout, stderr } = await workspace.node(command);
    renameSync(aside, from);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `${file} is missing.\nThat file belongs to the workbook. To put it back:  git restore ${file}\n`,
    );
    expect(code).toBeGreaterThan(0);
  });
});

test('and one that does not compile', async () => {
  appendFileSync(join(workspace.folder, 'src/wire/codec/reader.ts'), '(');
  const { code, stderr } = await workspace.node(INSPECT);
  expect(stderr).toMatch(
    /^src\/wire\/codec\/reader\.ts:\d+:\d+: .*\n.* {2}git restore src\/wire\/codec\/reader\.ts\n$/,
  );
  expect(code).toBe(1);
});

test('what the system refuses is said in a line', async () => {
  const script = `import { runOnRecentNode } from './scripts/lib/node-version.mjs';
    import { readFileSync } from 'node:fs';
    runOnRecentNode(async () => ({ main: () => readFileSync('.') }));`;
  const { code, stderr } = await workspace.node(['--input-type=module', '--eval', script]);
  expect(stderr).toBe('EISDIR: illegal operation on a directory, read\n');
  expect(code).toBe(1);
});
