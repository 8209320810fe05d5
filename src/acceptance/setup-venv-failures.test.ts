import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMachine, withPython } from './setup-venv.testing';

withPython('set-up with a Python (3.10 or later, with venv) of this machine', () => {
  const machine = makeMachine({ venv: false });
  const { addProgram, run, start } = machine;

  test('a Python that is too old is skipped for a later one on the PATH', () => {
    const older = join(machine.base, 'older');
    mkdirSync(older, { recursive: true });
    for (const name of ['python3', 'python'])
      writeFileSync(join(older, name), `#!${process.execPath}\nconsole.log('[[3,8,1],true]')`, {
        mode: 0o755,
      });
    expect(run('doctor.mjs', { PATH: `${older}:${machine.programs}` }).stdout).toMatch(
      /✔ +Python +3\.(9|\d\d)/,
    );
    const { code, stderr } = start({ PATH: older });
    expect(code).toBe(1);
    expect(stderr).toContain('is Python 3.8.1');
    expect(run('doctor.mjs', { PATH: older }).stdout).toMatch(/✘ +Python .*3\.8\.1/);
  });

  describe('if it cannot be created', () => {
    beforeEach(() => {
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
      expect(existsSync(join(machine.folder, 'apt.log'))).toBe(false);
    });

    test('another failure is not reported as a missing network; apt-get is run if WORKBOOK_APT allows it', () => {
      const { code, stderr } = start({ PIP_FIND_LINKS: join(machine.base, 'nowhere'), WORKBOOK_APT: 'yes' });
      expect(code).toBe(1);
      expect(stderr).toMatch(/pip: .*No matching distribution/);
      expect(stderr).not.toMatch(/network|reached|does not answer/);
      expect(readFileSync(join(machine.folder, 'apt.log'), 'utf8')).toContain('install -y');
      expect(stderr).toContain('apt-get: it ran');
    });
  });
});
