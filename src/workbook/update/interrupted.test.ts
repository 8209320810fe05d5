import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../base/root';
import { contents, hasGit, inGit, notebook, Workshop, write } from './clones.testing';
import { update } from './update';

const withGit = hasGit ? describe : describe.skip;

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

      // the real script, beside nothing else of the real workbook
      const script = join(folder, 'scripts', 'resume.mjs');
      copyFileSync(join(root(), 'scripts', 'update.mjs'), script);
      const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
      rmSync(script);
      expect(stdout).toContain('01-one, which you have begun');
      expect(state(folder)).toEqual(wanted);
    },
  );
});
