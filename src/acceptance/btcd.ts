import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as setTimer } from 'node:timers/promises';
import { root } from '../base/root';

/** A running btcd with its own private chain. */
export interface Btcd {
  /** The port for peers, on 127.0.0.1. */
  port: number;
  /** Call a JSON-RPC method. It rejects with btcd's own error message. */
  rpc<T>(method: string, ...params: unknown[]): Promise<T>;
  /** Mine blocks. Resolves with their hashes in display order; the last one is the new tip. */
  mine(count: number): Promise<string[]>;
  /**
   * Wait until it counts this many peers (default: 1). A handshake is done slightly earlier, and a block that
   * it mines in between is announced only to the peers that it counts.
   */
  knows(peers?: number): Promise<void>;
  /** Its log so far. */
  log(): string;
  /** Stop it, and delete its data. May be called twice. */
  stop(): Promise<void>;
}

/**
 * The address that blocks pay to: P2WSH of the script OP_TRUE (51), on simnet. Knowing the script is enough
 * to spend it, so a test needs neither a key nor a wallet.
 */
export const MINING_ADDRESS = 'sb1qft5p2uhsdcdc3l2ua4ap5qqfg4pjaqlp250x7us7a8qqhrxrxfsq63aett';

/**
 * The height at which simnet has segwit: signalled in the first hundred blocks, counted, locked in, active.
 * By then the first 200 coinbases can be spent, too.
 */
export const SEGWIT_HEIGHT = 300;

/** How long the start may take, in milliseconds; on an idle machine, half a second is enough. */
const START_TIMEOUT = 600_000;

/**
 * Start btcd on simnet, a network that exists for tests alone: it has no seeds, does not request or relay
 * addresses, and only connects to the peers that it is given. (On regtest it would connect to others, and
 * stay connected after a malformed message from this machine, which no node does on a real network.) It uses
 * free ports, and its data is in a temporary folder.
 *
 * As long as its last block is older than a day, btcd considers itself not synchronised and does not answer
 * getheaders. The genesis block of simnet is from 2014, so mine a block first.
 *
 * @param program - the path from `findBtcd`
 * @param flags - more options for btcd
 */
export async function startBtcd(program: string, flags: string[] = []): Promise<Btcd> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-btcd-'));
  const password = randomBytes(16).toString('hex');
  const node = endingWithParent(
    program,
    [...OPTIONS, ...dataOptions(folder), `--rpcpass=${password}`, ...flags],
    folder,
  );
  const ended = new Promise<void>((resolve) => node.on('close', () => resolve()));
  let log = '';
  const stop = () => {
    node.stdin?.end();
    return ended;
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`btcd does not listen: ${log}`)), START_TIMEOUT);
      const settle = (act: () => void) => {
        clearTimeout(late);
        act();
      };
      const listen = (chunk: Buffer) => {
        log += String(chunk);
        if (portIn(log, 'RPCS: RPC server') && portIn(log, 'CMGR: Server')) settle(resolve);
      };
      node.stdout?.on('data', listen);
      node.stderr?.on('data', listen);
      node.on('error', (error) => settle(() => reject(error)));
      node.on('close', () => settle(() => reject(new Error(`btcd ended: ${log}`))));
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const rpcPort = portIn(log, 'RPCS: RPC server');
  const rpc = <T>(method: string, ...params: unknown[]) => call<T>(rpcPort, password, method, params);
  return {
    port: portIn(log, 'CMGR: Server'),
    rpc,
    mine: (count) => rpc<string[]>('generate', count),
    async knows(peers = 1) {
      while ((await rpc<unknown[]>('getpeerinfo')).length < peers) await setTimer(10);
    },
    log: () => log,
    stop,
  };
}

const OPTIONS = [
  '--simnet',
  // port 0 lets the system choose a free port, which the log shows: so no other program can take it first
  '--listen=127.0.0.1:0',
  '--rpclisten=127.0.0.1:0',
  '--notls',
  '--rpcuser=workbook',
  `--miningaddr=${MINING_ADDRESS}`,
  '--nodnsseed',
  // any connection out of this machine would go through a proxy, which does not exist
  '--proxy=localhost:9',
  // all tests connect from the same address: one must not get the next one banned
  '--nobanning',
  // transactions are announced ten times a second, not every ten seconds
  '--trickleinterval=100ms',
  '--utxocachemaxsize=16',
];

function dataOptions(folder: string): string[] {
  return [`--datadir=${join(folder, 'data')}`, `--logdir=${join(folder, 'logs')}`];
}

/** The port after "… listening on 127.0.0.1:", or 0 if the log does not contain it yet. */
function portIn(log: string, who: string): number {
  return Number(new RegExp(`${who} listening on 127\\.0\\.0\\.1:(\\d+)\\s`).exec(log)?.[1] ?? 0);
}

/**
 * btcd creates an empty folder in the user's home folder, whatever its options are; it can be moved only on
 * Windows.
 */
function endingWithParent(program: string, args: string[], folder: string): ChildProcess {
  const home = join(
    homedir(),
    ...(process.platform === 'darwin' ? ['Library', 'Application Support', 'Btcd'] : ['.btcd']),
  );
  const job = {
    program,
    args,
    env: { LOCALAPPDATA: folder },
    remove: [folder],
    removeIfEmpty: existsSync(home) ? [] : [home],
  };
  return spawn(process.execPath, [
    join(root(), 'scripts', 'lib', 'ends-with-parent.mjs'),
    JSON.stringify(job),
  ]);
}

function call<T>(port: number, password: string, method: string, params: unknown[]): Promise<T> {
  const body = JSON.stringify({ jsonrpc: '1.0', id: 1, method, params });
  return new Promise<T>((resolve, reject) => {
    const asking = request(
      // agent: false uses a connection for this request only, so that none is left open
      { host: '127.0.0.1', port, method: 'POST', auth: `workbook:${password}`, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            const { result, error } = JSON.parse(text) as { result: T; error: { message: string } | null };
            if (error) reject(new Error(`${method}: ${error.message}`));
            else resolve(result);
          } catch {
            reject(new Error(`${method}: HTTP ${response.statusCode} ${text}`));
          }
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
