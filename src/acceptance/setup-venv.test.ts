import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { VERSION } from './little-jupyter';
import { makeMachine, python, withPython } from './setup-venv.testing';

withPython('set-up with a Python (3.10 or later, with venv) of this machine', () => {
  const machine = makeMachine({ venv: true });
  const { addProgram, environment, inVenv, problem, run, start, started, venv } = machine;

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

  test('only what is imported is compiled', () => {
    const compiled = (name: string) => readdirSync(inVenv(name, '__pycache__')).join();
    expect(compiled('jupyterlab')).toMatch(/labapp\..*pyc/);
    expect(compiled('nbconvert')).toMatch(/nbconvertapp\..*pyc/);
    expect(compiled('nbconvert')).not.toContain('__main__');
  });

  test('a package that only Python kernels import has no files, and is installed for pip', () => {
    expect(existsSync(inVenv('jedi'))).toBe(false);
    expect(problem()).toBe('undefined');
    const [program, ...args] = [venv('bin', 'python'), '-I', '-m', 'pip', 'uninstall', '-y', 'jedi'];
    expect(execFileSync(program, args, { encoding: 'utf8' })).toContain('Successfully uninstalled');
  });

  test('a folder that was renamed or copied works at once', () => {
    const moved = join(machine.base, 'renamed');
    renameSync(machine.folder, moved);
    machine.folder = moved;
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
        rmSync(join(machine.programs, 'python3'));
        symlinkSync(python ?? '', join(machine.programs, 'python3.10'));
      },
      /Python .*is gone/,
    ],
    ['its Python is too old', () => oldPython(venv('bin', 'python')), /Python 3\.8\.1/],
    ['its Python does not run', () => brokenPython(venv('bin', 'python')), /does not run/],
    ['JupyterLab was deleted', () => rmSync(inVenv('jupyterlab'), { recursive: true }), /jupyterlab/],
    ['what JupyterLab needs was uninstalled', () => uninstall('nbconvert'), /nbconvert is missing/],
    ['a file is empty', () => writeFileSync(inVenv('jupyterlab', 'labapp.py'), ''), /labapp\.py.* damaged/],
    [
      'a list of files is empty',
      () => writeFileSync(inVenv(`packaging-${VERSION}.dist-info`, 'RECORD'), ''),
      /packaging/,
    ],
    ['its configuration is gone', () => rmSync(venv('pyvenv.cfg')), /pyvenv\.cfg|does not run/],
    ['it is empty', () => emptied(venv()), /Python is gone/],
    ['it is a file', () => replaced(() => writeFileSync(venv(), '')), /does not run|gone/],
    ['it is a broken link', () => replaced(() => symlinkSync('nowhere', venv())), /gone/],
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
    rmSync(venv(), { recursive: true });
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
    const away = () => join(machine.base, 'away');
    const stray = () => {
      mkdirSync(join(machine.base, 'stray'), { recursive: true });
      for (const name of ['json', 'packaging', 'jupyterlab'])
        writeFileSync(join(machine.base, 'stray', `${name}.py`), 'raise Exception("stray")\n');
      return join(machine.base, 'stray');
    };
    const pipConf = (text: string) => {
      const file = join(machine.base, 'pip.conf');
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
      expect(started(stdout).path.join()).not.toContain(join(machine.base, 'stray'));
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
      const settings = `[global]\nno-index = yes\nfind-links =\n  ${join(machine.base, 'nowhere')}\n  ${machine.wheels}\ntarget = ${away()}\n[install]\nuser = yes\n`;
      const env = { PIP_NO_INDEX: '', PIP_FIND_LINKS: '', PIP_CONFIG_FILE: pipConf(settings) };
      expectMade(env, /No module named 'jsom'/);
    });
  });

  test('the target of a link to another venv is not deleted', () => {
    const elsewhere = join(machine.base, 'elsewhere');
    renameSync(venv(), elsewhere);
    symlinkSync(elsewhere, venv());
    rmSync(inVenv('nbconvert'), { recursive: true });
    expect(start().code).toBe(0);
    expect(readdirSync(elsewhere)).toContain('pyvenv.cfg');
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
      const child = spawn(process.execPath, ['scripts/start.mjs'], {
        cwd: machine.folder,
        env: environment({}),
      });
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
