import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../base/root';
import { makeLittleJupyter, VERSION } from './little-jupyter';

/** A Python that can create venvs, if there is one: its real path, not the shim of a version manager. */
const python = ((): string | undefined => {
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

// The fake programs here are scripts with a #! line, which Windows does not run.
const withPython = python && process.platform !== 'win32' ? describe : describe.skip;

withPython('set-up with a Python (3.10 or later, with venv) of this machine', () => {
  let base: string;
  /** The workbook's folder. */
  let folder: string;
  /** The only programs on the PATH. */
  let programs: string;
  let wheels: string;
  /** A finished workbook folder with a venv, to be copied. */
  let finished: string;

  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const addProgram = (name: string, text: string) => {
    writeFileSync(join(programs, name), `#!${process.execPath}\n${text}`);
    chmodSync(join(programs, name), 0o755);
  };
  const inVenv = (...parts: string[]) => {
    const libraries = join(folder, '.venv', 'lib');
    return join(libraries, readdirSync(libraries)[0], 'site-packages', ...parts);
  };
  const environment = (env: Record<string, string>) => ({
    PATH: programs,
    HOME: base,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: wheels,
    ...env,
  });
  const run = (script: string, env: Record<string, string> = {}, args: string[] = []) => {
    const result = spawnSync(process.execPath, [join('scripts', script), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: environment(env),
    });
    return { code: result.status, stdout: result.stdout, stderr: result.stderr };
  };
  const start = (env?: Record<string, string>) => run('start.mjs', env, ['--no-browser']);
  /** What the fake JupyterLab printed about its start. */
  const started = (stdout: string) =>
    JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { args: string[]; path: string[] };

  /** Create a folder with everything that set-up uses, and without npm dependencies. */
  function makeFolder(name: string, requirements: string): string {
    const made = join(base, name);
    for (const part of ['scripts', '.jupyter/kernels']) {
      cpSync(join(root(), part), join(made, part), { recursive: true });
    }
    const none = { engines: { node: '>=20.19' }, dependencies: {}, devDependencies: {} };
    mkdirSync(join(made, 'node_modules'));
    writeFileSync(join(made, 'package.json'), JSON.stringify(none));
    writeFileSync(join(made, 'node_modules', '.package-lock.json'), '{"packages":{}}');
    writeFileSync(join(made, 'requirements.txt'), requirements);
    return made;
  }
  /** The problem that a thorough check of the venv finds. */
  function problem(): string {
    const call = `import { tryVenv } from './scripts/lib/venv.mjs'; console.log(tryVenv({ thorough: true })?.problem)`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', call], {
      cwd: folder,
      encoding: 'utf8',
      env: environment({}),
    });
    return stdout.trim() || stderr;
  }

  beforeAll(() => {
    base = mkdtempSync(join(realpathSync(tmpdir()), 'workbook-venv-'));
    programs = join(base, 'programs');
    mkdirSync(programs);
    symlinkSync(python ?? '', join(programs, 'python3'));
    wheels = join(base, 'wheels');
    const requirements = makeLittleJupyter([python ?? ''], wheels);
    folder = makeFolder('template', requirements);
    const { code, stderr } = start();
    if (code !== 0) throw new Error(stderr);
    finished = folder;
  });
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  beforeEach(() => {
    folder = join(base, 'workbook');
    cpSync(finished, folder, { recursive: true, verbatimSymlinks: true });
    rmSync(join(programs, 'python3'), { force: true });
    symlinkSync(python ?? '', join(programs, 'python3'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    for (const name of readdirSync(programs)) if (name !== 'python3') rmSync(join(programs, name));
  });

  test('a venv that works is used as it is', () => {
    const { code, stdout } = start();
    expect(problem()).toBe('undefined');
    expect({ code, lines: stdout.trim().split('\n') }).toMatchObject({
      code: 0,
      lines: [expect.any(String)],
    });
    expect(started(stdout).args).toContain('--no-browser');
    expect(run('doctor.mjs').stdout).toContain(`lab ${VERSION} (.venv)`);
  });

  test('a folder that was renamed or copied works at once', () => {
    const moved = join(base, 'renamed');
    renameSync(folder, moved);
    folder = moved;
    const { code, stdout } = start();
    expect(code).toBe(0);
    expect(stdout).not.toContain('recreated');
    expect(started(stdout).path.join()).toContain(moved);
  });

  const DAMAGE: [name: string, damage: () => void, said: RegExp][] = [
    [
      'its Python was removed',
      () => {
        // another path to the same Python, since the one that created the venv is gone
        rmSync(join(programs, 'python3'));
        symlinkSync(python ?? '', join(programs, 'python3.10'));
      },
      /Python .*is gone/,
    ],
    ['its Python is too old', () => oldPython(join(folder, '.venv', 'bin', 'python')), /Python 3\.8\.1/],
    ['its Python does not run', () => brokenPython(join(folder, '.venv', 'bin', 'python')), /does not run/],
    ['JupyterLab was deleted', () => rmSync(inVenv('jupyterlab'), { recursive: true }), /jupyterlab/],
    ['what JupyterLab needs was uninstalled', () => uninstall('nbconvert'), /nbconvert is missing/],
    ['a file is empty', () => writeFileSync(inVenv('jupyterlab', 'labapp.py'), ''), /labapp\.py.* damaged/],
    [
      'a list of files is empty',
      () => writeFileSync(inVenv(`packaging-${VERSION}.dist-info`, 'RECORD'), ''),
      /packaging/,
    ],
    [
      'its configuration is gone',
      () => rmSync(join(folder, '.venv', 'pyvenv.cfg')),
      /pyvenv\.cfg|does not run/,
    ],
    ['it is empty', () => emptied(join(folder, '.venv')), /Python is gone/],
    ['it is a file', () => replaced(() => write('.venv', '')), /does not run|gone/],
    ['it is a broken link', () => replaced(() => symlinkSync('nowhere', join(folder, '.venv'))), /gone/],
  ];
  const oldPython = (file: string) => script(file, 'console.log(\'{"python":[3,8,1],"problem":null}\')');
  const brokenPython = (file: string) => script(file, 'process.exit(1)');
  const script = (file: string, text: string) => {
    rmSync(file);
    writeFileSync(file, `#!${process.execPath}\n${text}`, { mode: 0o755 });
  };
  const emptied = (path: string) => {
    rmSync(path, { recursive: true });
    mkdirSync(path);
  };
  const replaced = (make: () => void) => {
    rmSync(join(folder, '.venv'), { recursive: true });
    make();
  };
  const uninstall = (name: string) => {
    rmSync(inVenv(name), { recursive: true });
    rmSync(inVenv(`${name}-${VERSION}.dist-info`), { recursive: true });
  };

  test.each(DAMAGE)('it is noticed that %s', (_, damage, said) => {
    damage();
    expect(problem()).toMatch(said);
  });

  // creating a venv is the slowest part: so the two that are recreated also test a hostile environment
  describe('a venv that does not work is recreated in the folder, whatever the environment says', () => {
    const away = () => join(base, 'away');
    const stray = () => {
      mkdirSync(join(base, 'stray'), { recursive: true });
      for (const name of ['json', 'packaging', 'jupyterlab'])
        writeFileSync(join(base, 'stray', `${name}.py`), 'raise Exception("stray")\n');
      return join(base, 'stray');
    };
    const pipConf = (text: string) => {
      const file = join(base, 'pip.conf');
      writeFileSync(file, text);
      return file;
    };
    const expectMade = (env: Record<string, string>, said: RegExp) => {
      const { code, stdout, stderr } = start(env);
      expect(code).toBe(0);
      expect(stdout).toMatch(said);
      expect(stdout).toContain('It will be recreated.');
      expect(existsSync(inVenv('jupyterlab', 'labapp.py'))).toBe(true);
      expect(started(stdout).args).toContain('--no-browser');
      expect(started(stdout).path.join()).not.toContain(join(base, 'stray'));
      expect(existsSync(away())).toBe(false);
      return stderr;
    };

    test('its Python was removed, as the doctor says; variables name other places', () => {
      const [, removePython, said] = DAMAGE[0];
      removePython();
      expect(run('doctor.mjs').stdout).toMatch(/✘ +Jupyter .*is gone.* recreates/);
      const env = {
        ...{ PIP_USER: '1', PIP_TARGET: away(), PIP_PREFIX: away(), PIP_ROOT: away(), PIP_NO_DEPS: '1' },
        ...{ PIP_DRY_RUN: '1', PIP_CONSTRAINT: away(), PIP_REQUIRE_HASHES: '1' },
        ...{ PYTHONPATH: stray(), PYTHONHOME: away(), PYTHONSTARTUP: stray(), PYTHONUSERBASE: away() },
      };
      expect(expectMade(env, said)).toBe('');
    });

    test('it looks whole and does not run; the settings of pip name the server, and other places', () => {
      const file = inVenv('jupyterlab', 'labapp.py');
      writeFileSync(file, readFileSync(file, 'utf8').replace('import json', 'import jsom'));
      const settings = `[global]\nno-index = yes\nfind-links =\n  ${join(base, 'nowhere')}\n  ${wheels}\ntarget = ${away()}\n[install]\nuser = yes\n`;
      const env = { PIP_NO_INDEX: '', PIP_FIND_LINKS: '', PIP_CONFIG_FILE: pipConf(settings) };
      expectMade(env, /No module named 'jsom'/);
    });
  });

  test('the target of a link to another venv is not deleted', () => {
    const elsewhere = join(base, 'elsewhere');
    renameSync(join(folder, '.venv'), elsewhere);
    symlinkSync(elsewhere, join(folder, '.venv'));
    rmSync(inVenv('nbconvert'), { recursive: true });
    expect(start().code).toBe(0);
    expect(readdirSync(elsewhere)).toContain('pyvenv.cfg');
  });

  test('a Python that is too old is skipped for a later one on the PATH', () => {
    rmSync(join(folder, '.venv'), { recursive: true });
    const older = join(base, 'older');
    mkdirSync(older, { recursive: true });
    for (const name of ['python3', 'python'])
      writeFileSync(join(older, name), `#!${process.execPath}\nconsole.log('[[3,8,1],true]')`, {
        mode: 0o755,
      });
    expect(run('doctor.mjs', { PATH: `${older}:${programs}` }).stdout).toMatch(/✔ +Python +3\.(9|\d\d)/);
    const { code, stderr } = start({ PATH: older });
    expect(code).toBe(1);
    expect(stderr).toContain('is Python 3.8.1');
    expect(run('doctor.mjs', { PATH: older }).stdout).toMatch(/✘ +Python .*3\.8\.1/);
  });

  describe('if it cannot be created', () => {
    beforeEach(() => {
      rmSync(join(folder, '.venv'), { recursive: true });
      addProgram(
        'apt-get',
        `require('node:fs').appendFileSync('apt.log', process.argv.slice(2).join(' ') + '\\n');`,
      );
      addProgram('sudo', `require('node:child_process').spawnSync(process.argv[2], process.argv.slice(3));`);
    });

    test('an unreachable server is reported, and nothing is installed outside the folder', () => {
      // nothing listens on port 1
      const env = { PIP_NO_INDEX: '', PIP_FIND_LINKS: '', PIP_INDEX_URL: 'http://127.0.0.1:1/simple' };
      const { code, stdout, stderr } = start({ ...env, CI: 'true' });
      expect(code).toBe(1);
      expect(stdout).toContain('trying again');
      expect(stderr).toContain('does not answer');
      expect(stderr).toContain('there is no terminal to ask');
      expect(existsSync(join(folder, 'apt.log'))).toBe(false);
    });

    test('another failure is not reported as a missing network; apt-get is run if WORKBOOK_APT allows it', () => {
      const { code, stderr } = start({ PIP_FIND_LINKS: join(base, 'nowhere'), WORKBOOK_APT: 'yes' });
      expect(code).toBe(1);
      expect(stderr).toMatch(/pip: .*No matching distribution/);
      expect(stderr).not.toMatch(/network|reached|does not answer/);
      expect(readFileSync(join(folder, 'apt.log'), 'utf8')).toContain('install -y');
      expect(stderr).toContain('apt-get: it ran');
    });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in the background stops Jupyter, too',
    async (signal) => {
      addProgram(
        'jupyter-lab',
        `if (process.argv[2] === '--version') console.log('4.9.9');
       else {
         process.on('SIGTERM', () => { console.log('ended'); process.exit(); });
         console.log('running');
         setInterval(() => {}, 1000);
       }`,
      );
      const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: folder, env: environment({}) });
      let stdout = '';
      const code = await new Promise((resolve) => {
        child.stdout.on('data', (chunk: Buffer) => {
          stdout += String(chunk);
          if (String(chunk).includes('running')) child.kill(signal);
        });
        child.on('close', resolve);
      });
      expect({ code, stdout }).toEqual({ code: 0, stdout: 'running\nended\n' });
    },
  );
});
