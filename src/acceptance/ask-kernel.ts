import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../base/root';

/** What Jupyter starts as a kernel, with a connection file as argument. */
export const LAUNCHER = join(root(), '.jupyter', 'kernels', 'tslab', 'launch.cjs');

/** Jupyter's names for the ports of a kernel. */
export const PORTS = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const;

const KEY = '00';

/** Where a kernel listens. */
export interface Connection {
  /** The connection file. */
  file: string;
  /** Its temporary folder. */
  folder: string;
  /** Its ports, all of them free so far. */
  ports: Record<(typeof PORTS)[number], number>;
  /** Delete the folder. */
  remove(): void;
}

/** Choose ports for a kernel, and write its connection file. */
export async function newConnection(): Promise<Connection> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-kernel-'));
  const file = join(folder, 'connection.json');
  const entries = await Promise.all(PORTS.map(async (name) => [name, await freePort()] as const));
  const ports = Object.fromEntries(entries) as Connection['ports'];
  const rest = { ip: '127.0.0.1', transport: 'tcp', key: KEY, signature_scheme: 'hmac-sha256' };
  writeFileSync(file, JSON.stringify({ ...ports, ...rest }));
  return { file, folder, ports, remove: () => rmSync(folder, { recursive: true }) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Sends a request and returns the content of its reply. */
export type Ask = (type: string, content: object) => Promise<Record<string, unknown>>;

/**
 * Start a kernel, and ask it at once.
 *
 * @param connection - where it listens
 * @param use - is passed a function that sends a request and returns the content of its reply
 * @param options - Node's options, and another launcher
 */
export async function askKernel(
  { file, ports }: Connection,
  use: (ask: Ask) => Promise<void>,
  options = [LAUNCHER],
): Promise<void> {
  const zeromq = createRequire(LAUNCHER)('zeromq') as typeof import('zeromq');
  const client = new zeromq.Dealer({ reconnectInterval: 10, linger: 0 });
  client.connect(`tcp://127.0.0.1:${ports.shell_port}`);
  const send = async (type: string, content: object) => {
    const header = { msg_id: '1', session: '1', username: '', msg_type: type, version: '5.3' };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac('sha256', KEY).update(parts.join('')).digest('hex');
    await client.send(['<IDS|MSG>', signature, ...parts]);
  };
  const received = async (type: string) => {
    const [, , header, , , content] = (await client.receive()).map(String);
    expect(JSON.parse(header)).toMatchObject({ msg_type: type.replace('request', 'reply') });
    return JSON.parse(content) as Record<string, unknown>;
  };
  let kernel: ChildProcess | undefined;
  try {
    await use(async (type, content) => {
      await send(type, content);
      // only now, so that the first request waits for the port
      kernel ??= spawn(process.execPath, [...options, file], { stdio: 'ignore' });
      return received(type);
    });
  } finally {
    client.close();
    kernel?.kill('SIGKILL');
  }
}
