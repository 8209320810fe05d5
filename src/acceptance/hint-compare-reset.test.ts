import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../workbook/stubs/backup';
import { stubOf } from '../workbook/stubs/stub';
import { asOwn, makeWorkspace, type Workspace } from './workspace';

const FILE = 'exercises/01-framing.ts';
let workspace: Workspace;
let solution: string;
let stub: string;

beforeAll(() => {
  workspace = makeWorkspace('stubs');
  const reference = workspace.read('solutions/01-framing.ts');
  solution = asOwn(reference);
  stub = stubOf(reference, '01-framing');
});
beforeEach(() => {
  workspace.write(FILE, stub);
  rmSync(join(workspace.folder, '.workbook'), { recursive: true, force: true });
  rmSync(join(workspace.folder, 'exercises', 'backups'), { recursive: true, force: true });
});
afterAll(() => workspace.remove());

const run = (command: string, args: string[], env: Record<string, string> = {}) =>
  workspace.node(['scripts/run.mjs', `src/workbook/${command}/main.ts`, ...args], {
    WORKBOOK_PATIENCE: '0.5',
    ...env,
  });

function withBody(name: string, body: string): string {
  const written = stub.replace(`return todo('01-framing', '${name}');`, body);
  if (written === stub) throw new Error(`${name} is not in the stub`);
  return written;
}

function backups(): string[] {
  const folder = join(workspace.folder, 'exercises', 'backups');
  return existsSync(folder) ? readdirSync(folder) : [];
}

test.each(['hint', 'compare', 'reset'])(
  '%s: no lesson, or an unknown one, lists the names',
  async (command) => {
    for (const args of [[], ['nonsense'], ['01', 'checksum', 'more']]) {
      const { code, stdout, stderr } = await run(command, args);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('00-start-here');
      expect(stderr).toContain('01-framing');
    }
    expect(workspace.read(FILE)).toBe(stub);
  },
);

test.each([
  ['hint', 'hint', /three hints/],
  ['compare', 'compare', /beside the reference/],
  ['reset', 'reset', /stub/],
])('%s: --help says what it does; an unknown option is rejected', async (command, typed, words) => {
  const help = await run(command, ['--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toMatch(words);
  expect(help.stdout).toContain(`npm run ${typed} LESSON`);
  expect(help.stdout).toContain('16-crawl');
  const { code, stderr } = await run(command, ['01', '--fast']);
  expect(code).toBe(2);
  expect(stderr).toContain(`Unknown option --fast. For help:  npm run ${typed} -- --help`);
  expect(workspace.read(FILE)).toBe(stub);
});

describe('hint', () => {
  test('shows one more step each time, after the third all of them, and mentions compare', async () => {
    const said: string[] = [];
    for (let i = 0; i < 4; i++) said.push((await run('hint', ['01', 'readCommand'])).stdout);
    const steps = said.map((text) => [...text.matchAll(/Step (\d) of 3/g)].map(([, number]) => number));
    expect(steps).toEqual([['1'], ['2'], ['3'], ['1', '2', '3']]);
    expect(said.map((text) => text.includes('npm run compare 01'))).toEqual([false, false, true, true]);
    const other = await run('hint', ['framing', 'checksum']);
    expect(other.stdout).toContain('Step 1 of 3');
  });

  test('is for the first function that is not done', async () => {
    workspace.write(FILE, withBody('checksum', 'return sha256(sha256(payload)).slice(0, 4);'));
    expect((await run('hint', ['01'])).stdout).toContain('readCommand');
    workspace.write(FILE, solution);
    const done = await run('hint', ['01']);
    expect(done.stdout).toContain('01-framing is done');
    expect(done.stdout).not.toContain('Step');
  });

  test('for a file that does not compile is the place of the error, and does not count as a step', async () => {
    workspace.write(FILE, withBody('checksum', 'return sha256(;'));
    expect((await run('hint', ['01'])).stdout).toMatch(/exercises\/01-framing\.ts:\d+ does not compile/);
    expect((await run('hint', ['01', 'checksum'])).stdout).toContain('Step 1 of 3');
  });

  test('for an unknown function lists the functions', async () => {
    const { code, stderr } = await run('hint', ['01', 'nonsense']);
    expect(code).toBe(2);
    expect(stderr).toContain('checksum, readCommand');
  });

  test.each([
    '{"01-framing":',
    '[[null]]',
    '{"01-framing":{"checksum":1.5}}',
    '{"01-framing":{"checksum":-5}}',
  ])('starts again if the file of steps is damaged: %s', async (damaged) => {
    await run('hint', ['01', 'checksum']);
    workspace.write('.workbook/hints.json', damaged);
    expect((await run('hint', ['01', 'checksum'])).stdout).toContain('Step 1 of 3');
    expect((await run('hint', ['01', 'checksum'])).stdout).toContain('Step 2 of 3');
  });
});

describe('compare', () => {
  const SHOWN = 'sha256(sha256(payload)).slice(0, 4)';

  test('shows nothing of the reference before the lesson is done, without a yes', async () => {
    const { code, stdout } = await run('compare', ['01']);
    expect(code).toBe(1);
    expect(stdout).toContain('not started');
    expect(stdout).toContain('npm run compare 01 -- --yes');
    expect(stdout).not.toContain(SHOWN);
  });

  test('with a yes, also as npm passes it on, shows the code and both results', async () => {
    for (const [args, env] of [
      [['01', '--yes'], {}],
      [['01'], { npm_config_yes: 'true' }],
    ] as const) {
      const { code, stdout } = await run('compare', [...args], env);
      expect(code).toBe(0);
      expect(stdout).toContain(`+   return ${SHOWN};`);
      expect(stdout).toMatch(/verack .*not written yet: readMessage .*verack, 0 bytes .*different/);
    }
  });

  test('needs no yes when the lesson is done: the code is the same, and so are all results', async () => {
    workspace.write(FILE, solution);
    const { code, stdout } = await run('compare', ['01']);
    expect(code).toBe(0);
    expect(stdout.match(/: the same as the reference/g)).toHaveLength(8);
    expect(stdout).toMatch(/satoshi-0\.18\.0 .*version, 102 bytes .*version, 102 bytes .*same/);
    expect(stdout).not.toMatch(/│ different/);
  });

  test.each([
    ['an exception', "throw new RangeError('too much');", /RangeError: too much/],
    ['an endless loop', 'for (;;) {}', /no result/],
    ['the end of the process', 'process.exit(0);', /no result/],
    ['what does not compile', 'return (;', /CompileError/],
  ])('%s is shown in its cell', async (_, body, text) => {
    workspace.write(FILE, withBody('readMessage', body));
    const { code, stdout } = await run('compare', ['01', '--yes']);
    expect(code).toBe(0);
    expect(stdout).toMatch(text);
    expect(stdout).toMatch(/verack, 0 bytes/);
  });
});

describe('reset', () => {
  test('restores the stub, keeps a copy of the file, and says where', async () => {
    const mine = withBody('checksum', 'return payload; // my own');
    workspace.write(FILE, mine);
    const { code, stdout } = await run('reset', ['01']);
    expect(code).toBe(0);
    expect(workspace.read(FILE)).toBe(stub);
    const copy = /kept in (\S+)/.exec(stdout)?.[1] ?? '';
    expect(copy).toMatch(/^exercises\/backups\/01-framing\.\d{4}-\d\d-\d\dT.*\.ts$/);
    expect(workspace.read(copy)).toBe(mine);
  });

  test('keeps every previous version', async () => {
    const versions = ['one', 'two', 'three'].map((word) =>
      withBody('checksum', `return payload; // ${word}`),
    );
    for (const version of versions) {
      workspace.write(FILE, version);
      await run('reset', ['01']);
    }
    expect(backups().map((name) => workspace.read(`exercises/backups/${name}`))).toEqual(versions);
  });

  test('never overwrites an earlier copy, even at the same moment', () => {
    const before = process.cwd();
    process.chdir(workspace.folder);
    try {
      const now = new Date();
      const copy = backUp('01-framing', now);
      workspace.write(FILE, 'something else\n');
      expect(() => backUp('01-framing', now)).toThrow('EEXIST');
      expect(workspace.read(copy)).toBe(stub);
    } finally {
      process.chdir(before);
    }
  });

  test('of a stub writes nothing', async () => {
    const { code, stdout } = await run('reset', ['framing']);
    expect(code).toBe(0);
    expect(stdout).toContain('nothing to reset');
    expect(backups()).toEqual([]);
  });

  test('restores a missing file', async () => {
    rmSync(join(workspace.folder, FILE));
    await run('reset', ['01']);
    expect(workspace.read(FILE)).toBe(stub);
  });
});

describe('in a notebook cell', () => {
  type Cells = Pick<typeof import('../workbook/notebook'), 'hint' | 'compare' | 'reset'>;
  const before = process.cwd();
  let cells: Cells;
  let drawn = '';

  beforeAll(async () => {
    const show = (html: string) => (drawn = html);
    jest.doMock('tslab', () => ({ display: { html: show }, newDisplay: () => ({ html: show }) }));
    cells = await import('../workbook/notebook');
    // the workbook is the current folder, as in a kernel
    process.chdir(workspace.folder);
  });
  afterAll(() => process.chdir(before));

  test('hint draws a step, and the call for the next one', async () => {
    await cells.hint('01', 'checksum');
    expect(drawn).toContain('Step 1 of 3');
    expect(drawn).toContain('await hint(');
    await cells.hint('01');
    expect(drawn).toContain('Step 2 of 3');
  });

  test('compare draws the command to enter, and with a yes the comparison', async () => {
    await cells.compare('01');
    expect(drawn).toContain('{ yes: true }');
    expect(drawn).not.toContain('slice(0, 4)');
    await cells.compare('01', { yes: true });
    expect(drawn).toContain('sha256(sha256(payload)).slice(0, 4)');
    expect(drawn).toContain('<table>');
  });

  test('reset draws where the copy is', async () => {
    workspace.write(FILE, `${stub}// mine\n`);
    await cells.reset('01');
    expect(drawn).toContain('exercises/backups/01-framing.');
    expect(workspace.read(FILE)).toBe(stub);
  });

  test('nothing is ever thrown, and arguments are escaped', async () => {
    for (const call of [cells.hint, cells.compare, cells.reset]) {
      await call('<img>');
      expect(drawn).toContain('There is no lesson &quot;&lt;img&gt;&quot;');
      await call(undefined as unknown as string);
      expect(drawn).toContain('There is no lesson');
    }
  });
});
