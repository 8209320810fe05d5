import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../base/root';

const HUB = join(root(), '.jupyter', 'hub');
const read = (...parts: string[]) => readFileSync(join(root(), ...parts), 'utf8');
const config = read('.jupyter', 'hub', 'jupyterhub_config.py');
const page = read('guide', 'jupyterhub.md');

/** What the hub reads when it starts. */
function settings(): { page: string; env: Record<string, string>; options: string[] } {
  const { stdout, stderr } = spawnSync(process.execPath, [join(HUB, 'settings.mjs')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof settings>;
}

test('the hub starts JupyterLab with the options and variables of npm start', () => {
  const { page: first, env, options } = settings();
  expect(existsSync(join(root(), first.replace('/lab/tree/', '')))).toBe(true);
  // what for_copy replaces by the folder of a user's copy
  expect(options).toContain(`--ServerApp.root_dir=${root()}`);
  expect(env.JUPYTER_PATH).toBe(join(root(), '.jupyter'));
  expect(read('scripts', 'main', 'start.mjs')).toContain('...labOptions()');
});

test('the files that the configuration names are there', () => {
  const named = [...config.matchAll(/HUB \/ "([\w.-]+\.mjs)"/g)].map(([, name]) => name);
  expect(named).toEqual(['settings.mjs', 'prepare-copy.mjs']);
  for (const name of named) expect(existsSync(join(HUB, name))).toBe(true);
  const { dependencies } = JSON.parse(read('.jupyter', 'hub', 'package.json')) as { dependencies: object };
  expect(Object.keys(dependencies)).toEqual(['configurable-http-proxy']);
});

test('what the hub adds to JupyterLab is pinned, and nothing is pinned twice', () => {
  const names = (text: string) => [...text.matchAll(/^([\w.-]+)==/gm)].map(([, name]) => name.toLowerCase());
  const own = read('.jupyter', 'hub', 'requirements.txt');
  const lines = own
    .trim()
    .split('\n')
    .filter((line) => !/^(#|-r \.\.\/\.\.\/requirements\.txt$)/.test(line));
  expect(lines.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
  expect(names(own)).toEqual(expect.arrayContaining(['jupyterhub', 'jupyterhub-idle-culler']));
  const labs = names(read('requirements.txt'));
  expect(names(own).filter((name) => labs.includes(name))).toEqual([]);
});

test('the page names files and options that are there', () => {
  for (const [file] of page.matchAll(/\.jupyter\/hub\/[\w.]+|\.ci\/\w+\.mjs/g)) {
    expect(`${file} ${existsSync(join(root(), file))}`).toBe(`${file} true`);
  }
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const [, name] of page.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(name);
  for (const [, name] of page.matchAll(/c\.ClassSpawner\.(\w+) = /g))
    expect(config).toContain(`    ${name} = `);
});

test('the page gives the limits of the configuration', () => {
  const value = (pattern: RegExp) => pattern.exec(config)?.[1];
  expect(page).toContain(`c.Spawner.mem_limit = "${value(/mem_limit = "(\w+)"/)}"`);
  expect(value(/kernel_idle = Integer\(\s*([\d *]+),/)).toBe('60 * 60');
  expect(page).toContain('c.ClassSpawner.kernel_idle = 3600');
  expect(value(/SERVER_IDLE = ([\d *]+)/)).toBe('2 * 60 * 60');
  expect(page).toContain('a server without requests for two hours');
  expect(page).toMatch(
    new RegExp(`processes and threads of a student +\\| ${value(/MOST_PROCESSES = (\d+)/)} `),
  );
  expect(page).toContain(value(/bind_url = "http:\/\/(127\.0\.0\.1:\d+)"/)!);
});

test('Python can read the configuration', () => {
  const python = join(root(), '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  // npm test may have found its Jupyter elsewhere
  if (!existsSync(python)) return;
  const parse = 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())';
  const { stderr } = spawnSync(python, ['-I', '-c', parse, join(HUB, 'jupyterhub_config.py')], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
});
