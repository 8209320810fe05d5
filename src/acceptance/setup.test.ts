import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { makeWorkspace, type Workspace } from './workspace';

// The fake Jupyters here are scripts with a #! line, which Windows does not run.
const onUnix = process.platform === 'win32' ? describe.skip : describe;

/** A fake Jupyter that prints how it was started. */
const FAKE = `#!${process.execPath}
if (process.argv[2] === '--version') console.log('4.9.9');
else console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env }));
`;
/** A fake Python of a venv that reports no problem. */
const FAKE_PYTHON = `#!${process.execPath}
console.log('{"python":[3,12,1],"problem":null,"lab":"4.9.9"}');
`;
/** What pyenv leaves on the PATH for a program that is not installed. */
const SHIM = `#!${process.execPath}
console.error('jupyter-lab: command not found');
process.exit(127);
`;

onUnix('set-up', () => {
  let workspace: Workspace;
  let programs: string;

  const addProgram = (name: string, text: string) => {
    writeFileSync(join(programs, name), text);
    chmodSync(join(programs, name), 0o755);
  };
  /** Run a script with only these programs and Node on the PATH. */
  const runScript = (script: string, args: string[] = [], path = programs) =>
    workspace.node([`scripts/${script}`, ...args], { PATH: path, CI: '' });

  beforeEach(() => {
    workspace = makeWorkspace('none');
    rmSync(join(workspace.folder, '.venv'), { force: true });
    programs = mkdtempSync(join(tmpdir(), 'workbook-programs-'));
    symlinkSync(process.execPath, join(programs, 'node'));
  });

  afterEach(() => {
    workspace.remove();
    rmSync(programs, { recursive: true });
  });

  test('npm start opens the first lesson, passes on arguments after --, and writes only inside the folder', async () => {
    addProgram('jupyter-lab', FAKE);
    const { code, stdout } = await runScript('start.mjs', ['--no-browser', '--port', '8899']);
    expect(code).toBe(0);
    const { args, env } = JSON.parse(stdout) as { args: string[]; env: Record<string, string> };
    expect(args).toEqual(expect.arrayContaining(['--no-browser', '--port', '8899']));
    expect(args.join(' ')).toContain('notebooks/00-start-here.ipynb');
    expect(env.JUPYTER_PATH).toBe(join(workspace.folder, '.jupyter'));
    for (const name of ['JUPYTER_DATA_DIR', 'JUPYTER_CONFIG_DIR', 'JUPYTER_RUNTIME_DIR']) {
      expect(env[name]).toContain(workspace.folder);
    }
  });

  test('VS Code gets a kernelspec with absolute paths', async () => {
    addProgram('jupyter-lab', FAKE);
    await runScript('start.mjs');
    const path = /JUPYTER_PATH=(.*)/.exec(workspace.read('.jupyter/vscode.env'))?.[1] ?? '';
    const { argv } = JSON.parse(readFileSync(join(path, 'kernels', 'tslab', 'kernel.json'), 'utf8')) as {
      argv: string[];
    };
    expect(argv[0]).toBe(process.execPath);
    expect(argv[1]).toBe(join(workspace.folder, '.jupyter', 'kernels', 'tslab', 'launch.cjs'));
  });

  test('npm start works even if the settings for VS Code cannot be written', async () => {
    addProgram('jupyter-lab', FAKE);
    mkdirSync(join(workspace.folder, '.jupyter', 'vscode.env', 'in-the-way'), { recursive: true });
    const { code, stdout, stderr } = await runScript('start.mjs');
    expect(code).toBe(0);
    expect(stdout).toContain('default_url');
    expect(stderr).toMatch(/^VS Code will not find the kernel: .*vscode\.env.*\n$/);
  });

  test('a folder that is not writable is reported', async () => {
    addProgram('jupyter-lab', FAKE);
    workspace.write('.jupyter/run', 'a file where a folder is needed');
    const { code, stderr } = await runScript('start.mjs');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The workbook's folder must be writable: .*\.jupyter.*\n$/);
  });

  test('the PATH takes precedence over .venv, and Lab over Notebook', async () => {
    const bin = join(workspace.folder, '.venv', 'bin');
    mkdirSync(bin, { recursive: true });
    addProgram('jupyter-notebook', FAKE);
    writeFileSync(join(bin, 'python'), FAKE_PYTHON, { mode: 0o755 });
    expect((await runScript('doctor.mjs')).stdout).toContain('lab 4.9.9 (.venv)');
    addProgram('jupyter-lab', FAKE);
    expect((await runScript('doctor.mjs')).stdout).toContain('lab 4.9.9 (PATH)');
  });

  test('a program that does not work is skipped', async () => {
    addProgram('jupyter-lab', SHIM);
    const { code, stdout } = await runScript('doctor.mjs');
    expect(code).toBe(1);
    expect(stdout).toContain('none that works');
  });

  test('with no Jupyter and no way to install one, all attempts are listed', async () => {
    const { code, stderr } = await runScript('start.mjs');
    expect(code).toBe(1);
    for (const route of ['PATH', 'uv', 'python3', 'apt-get']) expect(stderr).toContain(`- ${route}:`);
  });

  test('checking answers needs no Jupyter', async () => {
    workspace.remove();
    workspace = makeWorkspace('stubs');
    rmSync(join(workspace.folder, '.venv'), { force: true });
    const { code, stdout } = await runScript('test.mjs', ['exercises', '00']);
    expect(code).toBe(1);
    expect(stdout).toContain('not started');
  });

  test('an unknown subject lists the valid ones', async () => {
    const { code, stderr } = await runScript('test.mjs', ['exercise']);
    expect(code).toBe(2);
    expect(stderr).toContain('npm test exercises 01');
  });

  test('the set-up scripts need only Node', async () => {
    rmSync(join(workspace.folder, 'node_modules'));
    const path = [programs, join(workspace.folder, 'none')].join(delimiter);
    const { stdout } = await runScript('doctor.mjs', [], path);
    expect(stdout).toMatch(/✘ +npm packages +not installed yet/);
  });
});
