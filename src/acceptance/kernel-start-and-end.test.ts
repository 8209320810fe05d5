import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../base/root';

/** Starts a kernel as Jupyter does, prints its process id, and runs until it is killed. */
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

const LAUNCHER = join(root(), '.jupyter', 'kernels', 'tslab', 'launch.cjs');
const PORTS = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const;

const KEY = '00';

let folder: string;
let connection: string;
let ports: Record<(typeof PORTS)[number], number>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-kernel-'));
  connection = join(folder, 'connection.json');
  const entries = await Promise.all(PORTS.map(async (name) => [name, await freePort()] as const));
  ports = Object.fromEntries(entries) as typeof ports;
  const rest = { ip: '127.0.0.1', transport: 'tcp', key: KEY, signature_scheme: 'hmac-sha256' };
  writeFileSync(connection, JSON.stringify({ ...ports, ...rest }));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a kernel ends when the Jupyter that started it is killed', async () => {
  const jupyter = spawn(process.execPath, ['--eval', JUPYTER, LAUNCHER, connection], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kernel = Number(await new Promise((resolve) => jupyter.stdout.once('data', resolve)));
  try {
    // it listens, so it has started completely
    while (!(await accepts(ports.shell_port))) await sleep(100);
    expect(isRunning(kernel)).toBe(true);
    jupyter.kill('SIGKILL');
    while (isRunning(kernel)) await sleep(100);
  } finally {
    jupyter.kill('SIGKILL');
    if (isRunning(kernel)) process.kill(kernel, 'SIGKILL');
  }
});

test('if one of its ports is taken, a kernel ends with a message, so that Jupyter can start one with other ports', async () => {
  const other = createServer().listen(ports.control_port, '127.0.0.1');
  await once(other, 'listening');
  const kernel = spawn(process.execPath, [LAUNCHER, connection], { stdio: ['ignore', 'ignore', 'pipe'] });
  const [printed, ended] = await Promise.all([text(kernel.stderr), once(kernel, 'close')]);
  other.close();
  expect(printed).toContain(`The kernel cannot listen on tcp://127.0.0.1:${ports.control_port}: `);
  expect(ended).toEqual([1, null]);
});

test('before that it tries again: a port is often taken only for a moment', async () => {
  const { bind } = createRequire(LAUNCHER)('./ports.cjs') as {
    bind(socket: { bind(address: string): Promise<void> }, address: string): Promise<void>;
  };
  const asked: string[] = [];
  const socket = {
    async bind(address: string) {
      if (asked.push(address) < 3) throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
    },
  };
  await bind(socket, 'tcp://127.0.0.1:1');
  expect(asked).toEqual(Array(3).fill('tcp://127.0.0.1:1'));
});

/**
 * Loaded into a kernel before anything else: each bind is still in progress for a moment after the socket
 * listens, as on a slow machine. Meanwhile zeromq refuses to receive and to send, with this error.
 */
const SLOW_BIND = `
  const Module = require('node:module');
  const load = Module._load;
  const seen = new Set();
  const binding = new Set();
  const define = (prototype, name, value) => Object.defineProperty(prototype, name, { value });
  const unlessBinding = (call) => async function (...args) {
    if (binding.has(this)) throw Object.assign(new Error('blocked by a bind'), { code: 'EBUSY' });
    return call.apply(this, args);
  };
  Module._load = function (name, ...rest) {
    const loaded = load.call(this, name, ...rest);
    if (name !== 'zeromq' || seen.has(loaded)) return loaded;
    seen.add(loaded);
    for (const { prototype } of [loaded.Router, loaded.Publisher]) {
      const { bind, send, receive } = prototype;
      define(prototype, 'send', unlessBinding(send));
      if (receive) define(prototype, 'receive', unlessBinding(receive));
      define(prototype, 'bind', async function (address) {
        binding.add(this);
        await bind.call(this, address);
        await new Promise((resolve) => setTimeout(resolve, 500));
        binding.delete(this);
      });
    }
    return loaded;
  };`;

test('a kernel answers a request that has waited for its port', async () => {
  const zeromq = createRequire(LAUNCHER)('zeromq') as typeof import('zeromq');
  const client = new zeromq.Dealer({ reconnectInterval: 10, linger: 0 });
  client.connect(`tcp://127.0.0.1:${ports.shell_port}`);
  const header = { msg_id: '1', session: '1', username: '', msg_type: 'kernel_info_request', version: '5.3' };
  const parts = [header, {}, {}, {}].map((part) => JSON.stringify(part));
  const signature = createHmac('sha256', KEY).update(parts.join('')).digest('hex');
  await client.send(['<IDS|MSG>', signature, ...parts]);
  const slow = join(folder, 'slow.cjs');
  writeFileSync(slow, SLOW_BIND);
  const kernel = spawn(process.execPath, ['--require', slow, LAUNCHER, connection], { stdio: 'ignore' });
  try {
    const reply = await client.receive();
    expect(reply.map(String).find((part) => part.includes('msg_type'))).toContain('kernel_info_reply');
  } finally {
    client.close();
    kernel.kill('SIGKILL');
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
