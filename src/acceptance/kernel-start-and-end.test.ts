import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { askKernel, type Connection, LAUNCHER, newConnection } from './ask-kernel';
import { makeWorkspace } from './workspace';

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

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

let connection: Connection;
beforeEach(async () => {
  connection = await newConnection();
});
afterEach(() => connection.remove());

test('a kernel ends when the Jupyter that started it is killed', async () => {
  const jupyter = spawn(process.execPath, ['--eval', JUPYTER, LAUNCHER, connection.file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kernel = Number(await new Promise((resolve) => jupyter.stdout.once('data', resolve)));
  try {
    // it listens, so it has started completely
    while (!(await accepts(connection.ports.shell_port))) await sleep(100);
    expect(isRunning(kernel)).toBe(true);
    jupyter.kill('SIGKILL');
    while (isRunning(kernel)) await sleep(100);
  } finally {
    jupyter.kill('SIGKILL');
    if (isRunning(kernel)) process.kill(kernel, 'SIGKILL');
  }
});

test('if one of its ports is taken, a kernel ends with a message, so that Jupyter can start one with other ports', async () => {
  const other = createServer().listen(connection.ports.control_port, '127.0.0.1');
  await once(other, 'listening');
  const kernel = spawn(process.execPath, [LAUNCHER, connection.file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [printed, ended] = await Promise.all([text(kernel.stderr), once(kernel, 'close')]);
  other.close();
  expect(printed).toContain(`The kernel cannot listen on tcp://127.0.0.1:${connection.ports.control_port}: `);
  expect(ended).toEqual([1, null]);
});

const { bind } = createRequire(LAUNCHER)('./ports.cjs') as {
  bind(socket: { bind(address: string): Promise<void> }, address: string): Promise<void>;
};

test('a Unix socket has the name that Jupyter gives it', async () => {
  const asked: string[] = [];
  await bind({ bind: async (address) => void asked.push(address) }, 'ipc:///home/ada/kernel-7-ipc:3');
  expect(asked).toEqual(['ipc:///home/ada/kernel-7-ipc-3']);
});

test('before that it tries again: a port is often taken only for a moment', async () => {
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
  const slow = join(connection.folder, 'slow.cjs');
  writeFileSync(slow, SLOW_BIND);
  await askKernel(
    connection,
    async (ask) => expect(await ask('kernel_info_request', {})).toMatchObject({ protocol_version: '5.3' }),
    ['--require', slow, LAUNCHER],
  );
});

test('a kernel completes a name', () =>
  askKernel(connection, async (ask) => {
    const reply = await ask('complete_request', { code: 'Math.ab', cursor_pos: 7 });
    expect(reply).toMatchObject({ status: 'ok', matches: ['abs'] });
  }));

test('a kernel shows what a function of the language is for', () =>
  askKernel(connection, async (ask) => {
    const reply = await ask('inspect_request', { code: 'Math.abs', cursor_pos: 6, detail_level: 0 });
    expect(reply).toMatchObject({ status: 'ok', found: true });
    expect(JSON.stringify(reply.data)).toMatch(/abs\(x: number\): number.*absolute value/s);
  }));

test('a cell that could not find a module finds it when it is run again after the module was written', async () => {
  const workspace = makeWorkspace('stubs');
  const execution = {
    code: "import { late } from './exercises/late';\nlate;",
    silent: false,
    user_expressions: {},
  };
  try {
    await askKernel(
      connection,
      async (ask) => {
        expect(await ask('execute_request', execution)).toMatchObject({ status: 'error' });
        workspace.write('exercises/late.ts', 'export const late = 7;\n');
        // for a moment after an error, a kernel does not run what it is sent
        let reply = await ask('execute_request', execution);
        while (reply.status === 'abort') reply = await ask('execute_request', execution);
        expect(reply).toMatchObject({ status: 'ok' });
      },
      [join(workspace.folder, '.jupyter', 'kernels', 'tslab', 'launch.cjs')],
    );
  } finally {
    workspace.remove();
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
