import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root';

/** Starts a kernel as Jupyter does, prints its process id, and stays until it is killed. */
const JUPYTER = `
  const { spawn } = require('node:child_process');
  const kernel = spawn(process.execPath, process.argv.slice(1), {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, JPY_PARENT_PID: String(process.pid) },
  });
  console.log(kernel.pid);
  setInterval(() => {}, 1000);`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a kernel ends when the Jupyter that has started it was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-kernel-'));
  const connection = join(folder, 'connection.json');
  const ports = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'];
  const entries = await Promise.all(ports.map(async (name) => [name, await freePort()] as const));
  writeFileSync(
    connection,
    JSON.stringify({
      ...Object.fromEntries(entries),
      ip: '127.0.0.1',
      transport: 'tcp',
      key: '00',
      signature_scheme: 'hmac-sha256',
    }),
  );
  const launcher = join(root(), '.jupyter', 'kernels', 'tslab', 'launch.cjs');
  const jupyter = spawn(process.execPath, ['--eval', JUPYTER, launcher, connection], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kernel = Number(await new Promise((resolve) => jupyter.stdout.once('data', resolve)));
  try {
    // it listens, so it has come as far as it ever will
    while (!(await accepts(Object.fromEntries(entries).shell_port))) await sleep(100);
    expect(isRunning(kernel)).toBe(true);
    jupyter.kill('SIGKILL');
    while (isRunning(kernel)) await sleep(100);
  } finally {
    jupyter.kill('SIGKILL');
    if (isRunning(kernel)) process.kill(kernel, 'SIGKILL');
    rmSync(folder, { recursive: true });
  }
});

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
