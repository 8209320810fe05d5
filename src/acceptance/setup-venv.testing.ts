import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../base/root';
import { makeLittleJupyter } from './little-jupyter';

/** A Python that can create venvs, if there is one: its real path, not the shim of a version manager. */
export const python = ((): string | undefined => {
  const script = `
    import { findPython } from './scripts/lib/python.mjs';
    const { python } = findPython();
    console.log(python?.ensurepip ? JSON.stringify(python.command) : 'null');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root(),
    encoding: 'utf8',
  });
  const command = JSON.parse(stdout) as string[] | null;
  if (!command) return undefined;
  const [program, ...words] = command;
  const file = spawnSync(program, [...words, '-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  });
  return realpathSync(file.stdout.trim());
})();

/**
 * `describe` if there is such a Python, otherwise `describe.skip`. The fake programs are scripts with a #! line,
 * which Windows does not run.
 */
export const withPython = python && process.platform !== 'win32' ? describe : describe.skip;

/**
 * Copy the folder that each test begins with. The 1,400 files of the venv's pip, which no test changes, are not
 * copied: there is a link to them.
 */
function copyTemplate(template: string, folder: string): void {
  const libraries = join(template, '.venv', 'lib');
  const pips = existsSync(libraries)
    ? readdirSync(libraries).map((name) => join(libraries, name, 'site-packages', 'pip'))
    : [];
  cpSync(template, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !pips.includes(file),
  });
  for (const pip of pips) symlinkSync(pip, join(folder, relative(template, pip)));
}

/**
 * Register hooks that give each test a copy of the workbook's folder, and a PATH with nothing but a Python on
 * it. They delete it all after the tests.
 *
 * @param options - `venv`: whether there is a venv in the folder, with everything that is needed
 * @returns the places, which are set once the tests run, and functions that use them
 */
export function makeMachine({ venv }: { venv: boolean }) {
  const machine = {
    /** The folder that everything here is in; it is the home folder of the programs that are run. */
    base: '',
    /** The workbook's folder. */
    folder: '',
    /** The folder of the only programs on the PATH. */
    programs: '',
    /** The folder of the only packages that pip finds. */
    wheels: '',
  };
  /** The folder that is copied for each test. */
  let template: string;

  const environment = (env: Record<string, string>) => ({
    PATH: machine.programs,
    HOME: machine.base,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: machine.wheels,
    ...env,
  });
  const node = (args: string[], env: Record<string, string> = {}) => {
    const options = { cwd: machine.folder, encoding: 'utf8', env: environment(env) } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
    return { code: status, stdout, stderr };
  };
  const run = (script: string, env: Record<string, string> = {}, args: string[] = []) =>
    node([join('scripts', script), ...args], env);
  const start = (env?: Record<string, string>) => run('start.mjs', env, ['--no-browser']);
  const addPython = () => {
    rmSync(join(machine.programs, 'python3'), { force: true });
    symlinkSync(python ?? '', join(machine.programs, 'python3'));
  };

  beforeAll(() => {
    machine.base = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-venv-'));
    machine.programs = join(machine.base, 'programs');
    mkdirSync(machine.programs);
    addPython();
    machine.wheels = join(machine.base, 'wheels');
    template = join(machine.base, 'template');
    makeFolder(template, makeLittleJupyter([python ?? ''], machine.wheels));
    if (!venv) return;
    machine.folder = template;
    const { code, stderr } = start();
    if (code !== 0) throw new Error(stderr);
  });
  afterAll(() => rmSync(machine.base, { recursive: true, force: true }));

  beforeEach(() => {
    machine.folder = join(machine.base, 'workbook');
    copyTemplate(template, machine.folder);
    addPython();
  });
  afterEach(() => {
    rmSync(machine.folder, { recursive: true, force: true });
    for (const name of readdirSync(machine.programs))
      if (name !== 'python3') rmSync(join(machine.programs, name));
  });

  return Object.assign(machine, {
    /** The environment variables of the programs that are run, with some more. */
    environment,
    /** Run a script of the folder `scripts` until it ends. */
    run,
    /** Run `npm start` until it ends. */
    start,
    /** What the fake JupyterLab printed about its start. */
    started: (stdout: string) =>
      JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { args: string[]; path: string[] },
    /** Add a Node script to the programs on the PATH. */
    addProgram(name: string, text: string): void {
      writeFileSync(join(machine.programs, name), `#!${process.execPath}\n${text}`);
      chmodSync(join(machine.programs, name), 0o755);
    },
    /** A path in the venv. */
    venv: (...parts: string[]) => join(machine.folder, '.venv', ...parts),
    /** A path in the folder of the venv's packages. */
    inVenv(...parts: string[]): string {
      const libraries = join(machine.folder, '.venv', 'lib');
      return join(libraries, readdirSync(libraries)[0], 'site-packages', ...parts);
    },
    /** The problem that a thorough check of the venv finds. */
    problem(): string {
      const call = `import { tryVenv } from './scripts/lib/venv.mjs'; console.log(tryVenv({ thorough: true })?.problem)`;
      const { stdout, stderr } = node(['--input-type=module', '--eval', call]);
      return stdout.trim() || stderr;
    },
  });
}

/** Create a folder with everything that set-up uses, and without npm dependencies. */
function makeFolder(folder: string, requirements: string): void {
  for (const part of ['scripts', '.jupyter/kernels', '.jupyter/theme.css']) {
    cpSync(join(root(), part), join(folder, part), { recursive: true });
  }
  const none = { engines: { node: '>=20.19' }, dependencies: {}, devDependencies: {} };
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(none));
  writeFileSync(join(folder, 'node_modules', '.package-lock.json'), '{"packages":{}}');
  writeFileSync(join(folder, 'requirements.txt'), requirements);
}
