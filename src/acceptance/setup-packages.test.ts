import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../base/root';

// Tests the scripts with a small package.json, and a fake npm.
let folder: string;

const PACKAGES = { learner: 'dependencies', tool: 'devDependencies' } as const;
const version = '1.0.0';
const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': {},
    'node_modules/learner': { version },
    'node_modules/learner/node_modules/@inner/inside': { version },
    'node_modules/tool': { version, dev: true },
    'node_modules/for-another-system': { version, optional: true },
  },
};
/** It installs those packages, and writes down how it was run. */
const NPM = `
const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const [verb] = process.argv.slice(2);
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
if (process.env.FAKE_FAILURE) {
  console.error(process.env.FAKE_FAILURE);
  process.exit(1);
}
if (verb === 'ci') rmSync('node_modules', { recursive: true, force: true });
const { packages } = JSON.parse(process.env.FAKE_LOCK);
const installed = {};
for (const path of Object.keys(packages)) {
  const { version, dev, optional } = packages[path];
  if (path === '' || optional || (dev && !process.argv.includes('--include=dev'))) continue;
  installed[path] = packages[path];
  mkdirSync(path, { recursive: true });
  writeFileSync(path + '/package.json', JSON.stringify({ version }));
  writeFileSync(path + '/index.js', 'module.exports = 1;');
  writeFileSync(path + '/index.js.map', '{}');
}
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
`;

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const npmRuns = () => {
  try {
    return readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
};

/** Evaluates an expression with the functions of packages.mjs, in a child process. */
function call(expression: string, env: Record<string, string> = {}) {
  const script = `import * as packages from './scripts/lib/packages.mjs'; ${expression}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      npm_execpath: join(folder, 'npm-cli.js'),
      FAKE_LOCK: JSON.stringify(LOCK),
      ...env,
    },
  });
  return { status, stdout, stderr };
}
const ensure = (options = '{ thorough: true }', env: Record<string, string> = {}) =>
  call(`await packages.ensurePackages(${options})`, env);
const problem = () => {
  const { stdout, stderr } = call(
    `console.log(JSON.stringify(packages.packagesProblem({ thorough: true }) ?? 'none'))`,
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { problem: string; verb: string } | 'none';
};

beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-packages-'));
  cpSync(join(root(), 'scripts'), join(folder, 'scripts'), { recursive: true });
  const names = (kind: string) =>
    Object.fromEntries(
      Object.entries(PACKAGES)
        .filter(([, its]) => its === kind)
        .map(([name]) => [name, version]),
    );
  write(
    'package.json',
    JSON.stringify({
      engines: { node: '>=20.19' },
      dependencies: names('dependencies'),
      devDependencies: names('devDependencies'),
    }),
  );
  write('package-lock.json', JSON.stringify(LOCK));
  write('npm-cli.js', NPM);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('files that nothing reads are deleted after an installation', () => {
  ensure();
  const left = readdirSync(join(folder, 'node_modules', 'learner'));
  expect(left).toEqual(['index.js', 'node_modules', 'package.json']);
});

test('complete packages are left alone', () => {
  expect(ensure()).toMatchObject({ status: 0, stderr: '' });
  expect(npmRuns()).toHaveLength(1);
  expect(problem()).toBe('none');
  expect(ensure()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(npmRuns()).toHaveLength(1);
});

const DAMAGE: [name: string, damage: () => void, verb: string, said: RegExp][] = [
  [
    'without the file that npm writes last',
    () => rmSync(join(folder, 'node_modules/.package-lock.json')),
    'ci',
    /not finished/,
  ],
  ['with that file empty', () => write('node_modules/.package-lock.json', ''), 'ci', /not finished/],
  [
    "with a package's package.json empty",
    () => write('node_modules/learner/package.json', ''),
    'ci',
    /damaged: learner/,
  ],
  [
    "with a package's package.json truncated",
    () => write('node_modules/learner/package.json', '{"vers'),
    'ci',
    /damaged: learner/,
  ],
  [
    'with a package deleted',
    () => rmSync(join(folder, 'node_modules/learner'), { recursive: true }),
    'ci',
    /damaged: learner/,
  ],
  [
    'with a file deleted inside a package',
    () => rmSync(join(folder, 'node_modules/learner/index.js')),
    'ci',
    /damaged: learner/,
  ],
  [
    'with a file emptied inside a nested package',
    () => write('node_modules/learner/node_modules/@inner/inside/index.js', ''),
    'ci',
    /damaged: inside|damaged: @inner\/inside/,
  ],
  [
    'with a package of another version',
    () => write('node_modules/learner/package.json', '{"version":"0.9.0"}'),
    'ci',
    /learner/,
  ],
  ['made by pnpm', () => write('node_modules/.modules.yaml', ''), 'ci', /pnpm/],
  ['made by yarn', () => write('node_modules/.yarn-integrity', ''), 'ci', /yarn/],
];

test.each(DAMAGE)('node_modules %s is noticed, reported and recreated', (_, damage, verb, said) => {
  ensure();
  damage();
  expect(problem()).toMatchObject({ verb, problem: expect.stringMatching(said) as string });
  const { status, stdout } = ensure();
  expect(status).toBe(0);
  expect(stdout).toMatch(said);
  expect(npmRuns().at(-1)).toMatch(new RegExp(`^${verb} `));
  expect(problem()).toBe('none');
});

test.each([
  ['a file', () => write('node_modules', '')],
  ['a broken link', () => symlinkSync(join(folder, 'nowhere'), join(folder, 'node_modules'), 'junction')],
])('node_modules that is %s is replaced', (what, make) => {
  make();
  expect(problem()).toMatchObject({ problem: `it is ${what}` });
  expect(ensure().status).toBe(0);
  expect(problem()).toBe('none');
});

test('the target of a link is not deleted', () => {
  ensure();
  const elsewhere = join(folder, 'elsewhere');
  cpSync(join(folder, 'node_modules'), elsewhere, { recursive: true });
  rmSync(join(folder, 'node_modules'), { recursive: true });
  rmSync(join(elsewhere, '.package-lock.json'));
  symlinkSync(elsewhere, join(folder, 'node_modules'), 'junction');
  expect(ensure().status).toBe(0);
  expect(readFileSync(join(elsewhere, 'learner/index.js'), 'utf8')).not.toBe('');
  expect(problem()).toBe('none');
});

test('a newer package-lock.json is installed over the existing packages', () => {
  ensure();
  const newer = structuredClone(LOCK);
  newer.packages['node_modules/learner/node_modules/@inner/inside'].version = '1.0.1';
  write('package-lock.json', JSON.stringify(newer));
  expect(problem()).toMatchObject({ verb: 'install' });
  expect(ensure('{}', { FAKE_LOCK: JSON.stringify(newer) }).status).toBe(0);
  expect(npmRuns().at(-1)).toMatch(/^install --no-save/);
  expect(problem()).toBe('none');
});

test('every npm script begins with one of ours, which installs what it needs', () => {
  const { scripts } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const command of Object.values(scripts)) expect(command).toMatch(/^node scripts\/\w+\.mjs/);
});

test("a contributor's tools are installed when they are needed, and kept from then on", () => {
  ensure('{}');
  expect(npmRuns()[0]).toContain('--omit=dev');
  ensure('{ tools: true }', { NODE_ENV: 'production', npm_config_omit: 'dev' });
  expect(npmRuns()[1]).toContain('--include=dev');
  rmSync(join(folder, 'node_modules/.package-lock.json'));
  ensure('{}');
  expect(npmRuns()[2]).toContain('--include=dev');
});

test('an installer that leaves something out is detected', () => {
  const { status, stderr } = ensure('{}', { FAKE_LOCK: '{ "packages": {} }' });
  expect(status).toBe(1);
  expect(stderr).toContain('could not be installed');
});

test.each([
  ['npm error code ENOTFOUND', /cannot be looked up/],
  ['npm error code ECONNREFUSED', /does not answer/],
  ['npm error ENOSPC: no space left on device, write', /the disk is full/],
  ['npm error code EACCES\nnpm error syscall mkdir', /cannot be written/],
  ['npm error code EINTEGRITY', /EINTEGRITY/],
])('if npm fails with %j, the right cause is reported', (said, cause) => {
  const { status, stderr } = ensure('{}', { FAKE_FAILURE: said });
  expect(status).toBe(1);
  expect(stderr).toMatch(cause);
  if (!/looked up|answer/.test(cause.source)) expect(stderr).not.toMatch(/network/);
});

test('a failed download is reported while npm keeps trying', () => {
  const said = 'npm http fetch GET http://packages.example/left attempt 1 failed with EAI_AGAIN';
  expect(ensure('{}', { FAKE_FAILURE: said }).stdout).toContain('waiting for packages.example (EAI_AGAIN)');
});

test('npm is stopped if it fails again and again', () => {
  // this one would go on forever
  const line = 'npm http fetch GET http://packages.example/some attempt 1 failed with ENOTFOUND';
  const text = `setInterval(() => console.error(${JSON.stringify(line)}), 5);`;
  write('npm-cli.js', text);
  const { status, stderr } = ensure();
  expect(status).toBe(1);
  expect(stderr).toContain('cannot be looked up');
});

test.each(['yarn.js', 'pnpm.cjs', 'npx-cli.js'])("started by %s, npm's own program is used", (name) => {
  const npm = join(folder, 'programs', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  write(relative(folder, npm), NPM);
  // a node that has an npm beside it
  const node = `Object.defineProperty(process, 'execPath', { value: ${JSON.stringify(join(folder, 'programs', 'node'))} });`;
  const { stdout } = call(
    `${node} const { npmCommand } = await import('./scripts/lib/npm.mjs'); console.log(npmCommand()[1])`,
    { npm_execpath: join(folder, name) },
  );
  expect(stdout.trim()).toBe(npm);
});

test('a home folder that cannot be written to does not matter', () => {
  write('home', 'a file, so that nothing can be made below it');
  const home = join(folder, 'home');
  expect(ensure('{}', { HOME: home, USERPROFILE: home, LOCALAPPDATA: join(home, 'local') }).status).toBe(0);
  expect(npmRuns()[0]).toMatch(/--cache /);
});
