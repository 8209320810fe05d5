// @ts-check
// A server for the proof of the hub, set up with the commands of guide/jupyterhub.md: a shared installation, system
// users, and the hub. All of it is removed at the end.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Every user can read it, whereas the cache folder is in root's home. */
const FOLDER = mkdtempSync(join(tmpdir(), 'workbook-hub-'));
const SHARED = join(FOLDER, 'workbook');
const GROUP = 'wbstudents';
export const LOG = join(FOLDER, 'hub.log');

/**
 * @param {string[]} command
 * @param {{ cwd?: string, input?: string }} [options]
 */
function run([program, ...args], { cwd = SHARED, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error ?? `${stdout}${stderr}`}`);
  return stdout;
}

/** Copy the workbook's files, as they are in the working tree, to a repository of their own, and install. */
export function install() {
  chmodSync(FOLDER, 0o755);
  const files = run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of files.split('\0').filter((name) => name && existsSync(join(ROOT, name)))) {
    if (!/^(node_modules|\.venv)$/.test(file)) cpSync(join(ROOT, file), join(SHARED, file));
  }
  run(['git', 'init', '--quiet', '--initial-branch', 'main']);
  commit();
  run(['npm', 'ci', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  // not a Python in root's home
  run(['/usr/bin/python3', '-m', 'venv', '.venv']);
  run([
    join('.venv', 'bin', 'python'),
    '-m',
    'pip',
    'install',
    '--quiet',
    '-r',
    '.jupyter/hub/requirements.txt',
  ]);
  run(['npm', 'install', '--prefix', '.jupyter/hub', '--no-audit', '--no-fund', '--loglevel=error']);
  run(['npm', 'install', '--prefix', FOLDER, '--no-audit', '--no-fund', '--loglevel=error', 'ws@8']);
  spawnSync('npm', ['test', 'exercises'], { cwd: SHARED });
}

function commit() {
  const author = ['-c', 'user.name=workbook', '-c', 'user.email=workbook@localhost'];
  run(['git', 'add', '--all']);
  run(['git', ...author, 'commit', '--quiet', '--message', 'The workbook']);
}

/**
 * Put a newer version into the shared installation.
 *
 * @param {string} file that is new in it
 */
export function publish(file) {
  writeFileSync(join(SHARED, file), 'new\n');
  commit();
}

/** @param {string[]} names */
export function addUsers(names) {
  run(['groupadd', '--force', GROUP]);
  for (const name of names) {
    const home = ['--create-home', '--key', 'HOME_MODE=0700', '--base-dir', FOLDER];
    run(['useradd', ...home, '--groups', GROUP, '--shell', '/bin/bash', name]);
  }
}

/**
 * End what the users still run, and remove them.
 *
 * @param {string[]} names
 */
export function removeUsers(names) {
  for (const name of names) {
    spawnSync('pkill', ['-KILL', '-U', name]);
    spawnSync('userdel', ['--force', name]);
  }
  spawnSync('groupdel', [GROUP]);
  // the control groups of the users are empty now
  spawnSync('find', [
    '/sys/fs/cgroup',
    '-depth',
    '-type',
    'd',
    '-name',
    'user-wb*',
    '-exec',
    'rmdir',
    '{}',
    ';',
  ]);
  rmSync(FOLDER, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** @param {string} name */
export const homeOf = (name) => join(FOLDER, name);

/** The WebSocket of the package ws. */
export const webSocket = () => createRequire(join(FOLDER, 'none.js'))('ws');

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((closed) => server.close(closed));
  return port;
}

/**
 * Start the hub with the workbook's configuration, and what differs for the proof.
 *
 * @param {{ password: string, idler: string, kernelIdle: number }} settings the kernels of `idler` end after `kernelIdle`
 *   seconds
 */
export async function startHub({ password, idler, kernelIdle }) {
  const [port, hubPort, proxyPort] = [await freePort(), await freePort(), await freePort()];
  const config = join(FOLDER, 'jupyterhub_config.py');
  writeFileSync(
    config,
    `load_subconfig(${JSON.stringify(join(SHARED, '.jupyter', 'hub', 'jupyterhub_config.py'))})
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:${port}"
c.JupyterHub.hub_port = ${hubPort}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:${proxyPort}"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = ${JSON.stringify(password)}
c.SharedPasswordAuthenticator.allow_all = True
c.JupyterHub.concurrent_spawn_limit = 4
c.Spawner.start_timeout = 600
c.Spawner.http_timeout = 600

class Spawner(c.JupyterHub.spawner_class):
    def get_args(self):
        if self.user.name == "${idler}":
            self.kernel_idle = ${kernelIdle}
        return [*super().get_args(), "--MappingKernelManager.cull_interval=5"]

c.JupyterHub.spawner_class = Spawner
`,
  );
  const state = join(FOLDER, 'state');
  mkdirSync(state, { mode: 0o700 });
  const log = openSync(LOG, 'w');
  const python = join(SHARED, '.venv', 'bin', 'python');
  const hub = spawn(python, ['-m', 'jupyterhub', '--config', config], {
    cwd: state,
    stdio: ['ignore', log, log],
  });
  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (hub.exitCode !== null) throw new Error(`the hub ended with ${hub.exitCode}`);
    if (
      await fetch(`${address}/hub/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { hub, address };
    await sleep(500);
  }
}

/** @param {import('node:child_process').ChildProcess} hub */
export async function stopHub(hub) {
  const ended = new Promise((resolve) => hub.once('exit', resolve));
  hub.kill('SIGTERM');
  await ended;
}
