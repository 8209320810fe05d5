import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { hex } from '../wire/bytes';
import { NETWORKS } from '../wire/networks';
import { root } from '../base/root';
import { type Btcd, SEGWIT_HEIGHT, startBtcd } from './btcd';
import { pay } from './btcd-payment';
import { BTCD_VERSION, describeWithBtcd, findBtcd } from './btcd-program';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** A message for simnet, encoded by hand: btcd is tested here, not the workbook's answers. */
function frame(command: string, payload: string): Buffer {
  const body = Buffer.from(payload, 'hex');
  const head = Buffer.alloc(24);
  head.write(NETWORKS.simnet.magic, 'hex');
  head.write(command, 4, 'latin1');
  head.writeUInt32LE(body.length, 16);
  sha256(sha256(body)).copy(head, 20, 0, 4);
  return Buffer.concat([head, body]);
}

/** Version 70016, services 0, time 1 (1970), zero addresses, nonce 1, no user agent, height 0, no relay. */
const VERSION = ['80110100', '00'.repeat(8), '0100000000000000', '00'.repeat(52), '0100000000000000', '00'];
const GREETING = frame('version', [...VERSION, '00000000', '00'].join(''));

/** A connection from which messages are read one by one. */
class Peer {
  readonly #socket: Socket;
  #bytes = Buffer.alloc(0);
  #wake = () => {};

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('error', () => this.#wake());
    this.#socket.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
  }

  send(...frames: Uint8Array[]): void {
    for (const one of frames) this.#socket.write(one);
  }

  async read(): Promise<{ command: string; payload: string }> {
    for (;;) {
      const end = this.#bytes.length < 24 ? Infinity : 24 + this.#bytes.readUInt32LE(16);
      if (this.#bytes.length >= end) {
        const message = this.#bytes.subarray(0, end);
        this.#bytes = this.#bytes.subarray(end);
        const command = message.toString('latin1', 4, 16).replace(/\0+$/, '');
        return { command, payload: hex(message.subarray(24)) };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** The next message with this command; other messages are skipped. */
  async readUntil(command: string): Promise<string> {
    for (;;) {
      const message = await this.read();
      if (message.command === command) return message.payload;
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

const PING = frame('ping', '0102030405060708');
/** The locator is one hash that is in no chain, so the answer begins with block 1. */
const GETHEADERS = frame('getheaders', `80110100${'01'}${'ee'.repeat(32)}${'00'.repeat(32)}`);

describeWithBtcd('a running btcd', (program) => {
  let btcd: Btcd;
  let peer: Peer;

  beforeEach(async () => {
    btcd = await startBtcd(program);
    peer = new Peer(btcd.port);
  });

  afterEach(async () => {
    peer.close();
    await btcd.stop();
  });

  const shakeHands = async () => {
    peer.send(GREETING);
    await peer.readUntil('verack');
    peer.send(frame('verack', ''));
    await btcd.knows();
  };

  test('shakes hands: version, sendaddrv2, verack; and answers a ping', async () => {
    peer.send(GREETING);
    const commands = [await peer.read(), await peer.read(), await peer.read()].map(({ command }) => command);
    expect(commands).toEqual(['version', 'sendaddrv2', 'verack']);
    peer.send(frame('verack', ''), PING);
    expect(await peer.read()).toEqual({ command: 'pong', payload: '0102030405060708' });
  });

  test('answers getheaders only if it has a recent block', async () => {
    await shakeHands();
    peer.send(GETHEADERS, PING);
    expect((await peer.read()).command).toBe('pong');
    await btcd.mine(2);
    peer.send(GETHEADERS);
    const headers = await peer.readUntil('headers');
    expect(headers.slice(0, 2)).toBe('02');
    expect(headers.length / 2).toBe(1 + 2 * 81);
  });

  test('mines at once, announces the block, and returns hashes in display order', async () => {
    await shakeHands();
    const [hash] = await btcd.mine(1);
    const reversed = hex(Buffer.from(hash, 'hex').reverse());
    expect(await peer.readUntil('inv')).toBe(`0102000000${reversed}`);
    expect(await btcd.rpc('getbestblockhash')).toBe(hash);
  });

  test('accepts a payment with a witness, and mines it', async () => {
    const hashes = await btcd.mine(SEGWIT_HEIGHT);
    const txid = await pay(btcd, hashes[0]);
    expect(await btcd.rpc('getrawmempool')).toEqual([txid]);
    const [hash] = await btcd.mine(1);
    const block = await btcd.rpc<{ tx: string[]; size: number; strippedsize: number }>('getblock', hash, 1);
    expect(block.tx).toContain(txid);
    expect(block.size).toBeGreaterThan(block.strippedsize);
  });

  test('has inbound peers only, and makes no outbound connections', async () => {
    await shakeHands();
    const peers = await btcd.rpc<{ inbound: boolean }[]>('getpeerinfo');
    expect(peers.map(({ inbound }) => inbound)).toEqual([true]);
  });

  test('reports an RPC error with the name of the method', async () => {
    await expect(btcd.rpc('getblockhash', 7)).rejects.toThrow(/^getblockhash: /);
  });

  test('leaves no data behind when it is stopped', async () => {
    const folder = /Loading block database from '(.*)'/.exec(btcd.log())?.[1] ?? '';
    expect(existsSync(folder)).toBe(true);
    await btcd.stop();
    expect(existsSync(dirname(dirname(dirname(folder))))).toBe(false);
    await expect(btcd.rpc('getblockcount')).rejects.toThrow('ECONNREFUSED');
  });

  test('reports the message of btcd if the start fails', async () => {
    await expect(startBtcd(program, ['--nonsense'])).rejects.toThrow(/nonsense/);
  });
});

describe('without btcd', () => {
  let folder: string;
  const environment = (path: string, more = {}) => ({
    ...process.env,
    PATH: path,
    WORKBOOK_CACHE: folder,
    ...more,
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'workbook-cache-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  test('and without go, the reason says so', () => {
    expect(findBtcd(environment(''))).toEqual({ reason: expect.stringContaining('no go to build it with') });
  });

  const ending = process.platform === 'win32' ? '.exe' : '';
  const path = (process.env.PATH ?? '').split(delimiter);
  const has = (one: string, name: string) => existsSync(join(one, name + ending));
  const goFolder = path.find((one) => has(one, 'go') && !has(one, 'btcd'));

  (goFolder ? test : test.skip)(
    'and if its source cannot be fetched, the reason contains the message from go',
    () => {
      const own = { GOPROXY: 'off', GOMODCACHE: join(folder, 'modules') };
      const { reason } = findBtcd(environment(goFolder ?? '', own)) as { reason: string };
      expect(reason).toContain(`btcsuite/btcd@v${BTCD_VERSION}`);
      expect(reason).toContain('disabled by GOPROXY=off');
    },
  );

  test('its tests count as skipped, with the reason in their names, and never as passed', () => {
    const out = join(folder, 'results.json');
    const jest = join(root(), 'node_modules', 'jest', 'bin', 'jest.js');
    const only = ['src/acceptance/btcd.test.ts', '-t', 'a running btcd', '--json', `--outputFile=${out}`];
    spawnSync(process.execPath, [jest, ...only], { cwd: root(), env: environment(''), stdio: 'ignore' });
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- JSON
    const { numPassedTests, numPendingTests, testResults } = require(out);
    expect([numPassedTests, numPendingTests > 5]).toEqual([0, true]);
    const [{ assertionResults }] = testResults as { assertionResults: { fullName: string }[] }[];
    expect(assertionResults[0].fullName).toContain('not run: there is no btcd');
  });
});

test('a program ends with the process that started it, and its data is deleted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-runner-'));
  mkdirSync(join(folder, 'data'));
  const waiting = ['-e', "console.log('there'); setInterval(() => {}, 1000)"];
  const job = { program: process.execPath, args: waiting, env: {}, remove: [folder], removeIfEmpty: [] };
  const runner = spawn(process.execPath, [
    join(root(), 'scripts', 'lib', 'ends-with-parent.mjs'),
    JSON.stringify(job),
  ]);
  await new Promise((resolve) => runner.stdout.once('data', resolve));
  // this is what the system does when a test is killed; stdout ends only when the program has ended as well
  runner.stdin.destroy();
  await new Promise((resolve) => runner.on('close', resolve));
  expect(existsSync(folder)).toBe(false);
});
