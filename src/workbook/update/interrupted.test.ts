import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { contents, hasGit, inGit, notebook, Workshop, write } from './clones.testing';
import { update } from './update';

const withGit = hasGit ? describe : describe.skip;

/** What git has in its environment while it runs a hook, or what its user has set, for another repository. */
const ELSEWHERE = Object.fromEntries(
  [
    'GIT_DIR',
    'GIT_COMMON_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_PREFIX',
    'GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_NAMESPACE',
  ].map((name) => [name, 'elsewhere']),
);

/** What a learner has when the update begins. */
const WORK = {
  'exercises/01-one.ts': 'mine\r\n',
  'notebooks/01-one.ipynb': notebook(['mine']),
  'notebooks/02-more.ipynb': notebook(['more();\n'], '["out"]', 2),
  'src/wire/b.ts': 'mine, too',
};

withGit('an update that is interrupted (needs git)', () => {
  let shop: Workshop;
  let wanted: unknown;
  const steps: string[] = [];
  const state = (folder: string) => [contents(folder), inGit(folder, 'status', '--porcelain=v2', '--branch')];

  beforeAll(() => {
    shop = new Workshop();
    const folder = worked();
    update(folder, { from: 'origin/v3', step: (name) => void steps.push(name) });
    wanted = state(folder);
  });
  afterAll(() => shop.close());

  function worked(): string {
    const folder = shop.clone();
    write(folder, WORK);
    return folder;
  }

  /** Runs the real script, beside nothing else of the real workbook. @returns what it printed */
  function resumed(folder: string, { args = [] as string[], env = {} } = {}): string {
    const script = join(folder, 'scripts', 'resume.mjs');
    copyFileSync(join(root(), 'scripts', 'update.mjs'), script);
    const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const;
    const { stdout, stderr } = spawnSync(process.execPath, [...args, script], options);
    rmSync(script);
    expect(stderr).toBe('');
    return stdout;
  }

  test('at each of its steps is finished by the next', () => {
    expect(steps.length).toBeGreaterThan(20);
    for (const [at, name] of steps.entries()) {
      const folder = worked();
      let left = at;
      const stop = () => {
        if (left-- === 0) throw new Error(`stopped before ${name}`);
      };
      expect(() => update(folder, { from: 'origin/v3', step: stop })).toThrow('stopped');
      const said = update(folder, { from: 'origin/v3' });
      expect([name, ...state(folder)]).toEqual([name, ...(wanted as unknown[])]);
      if (name === 'clean') expect(said).toMatch(/nothing new/);
      else expect(said).toContain('01-one, which you have begun');
    }
  });

  test.each(['branch', 'index', 'write src/wire/b/c.ts', 'write package.json', 'end'])(
    'by kill -9 before %j is finished by a script that needs nothing else of the workbook',
    (step) => {
      const folder = worked();
      const program = `require(${JSON.stringify(join(__dirname, 'update.ts'))}).update(process.argv[1], {
        from: 'origin/v3',
        step: (name) => name === process.argv[2] && process.kill(process.pid, 'SIGKILL'),
      });`;
      const register = join(root(), 'scripts', 'lib', 'register.cjs');
      const killed = spawnSync(process.execPath, ['-r', register, '-e', program, folder, step], {
        encoding: 'utf8',
      });
      expect([killed.stdout, killed.stderr]).toEqual(['', '']);
      expect(existsSync(join(folder, '.workbook', 'update', 'journal.json'))).toBe(true);

      // as in a hook of another repository
      expect(resumed(folder, { env: ELSEWHERE })).toContain('01-one, which you have begun');
      expect(state(folder)).toEqual(wanted);
    },
  );

  test('is not finished by two processes at once: the second waits until the first has ended', () => {
    const folder = worked();
    const stop = (name: string) => {
      if (name === 'branch') throw new Error('stopped');
    };
    expect(() => update(folder, { from: 'origin/v3', step: stop })).toThrow('stopped');
    const before = state(folder);
    const lock = join(folder, '.workbook', 'update.lock');
    writeFileSync(lock, String(process.pid));
    // the first process ends while the second waits
    const preload = join(folder, '.workbook', 'preload.cjs');
    const ended = [lock, join(folder, '.workbook', 'update', 'journal.json')];
    writeFileSync(
      preload,
      `Atomics.wait = () => ${JSON.stringify(ended)}.forEach((file) => require('fs').rmSync(file));`,
    );
    expect(resumed(folder, { args: ['--require', preload] })).toBe(
      'Another process has just ended the update.\n',
    );
    expect(state(folder)).toEqual(before);
    expect(existsSync(lock)).toBe(false);
  });
});
