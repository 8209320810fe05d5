import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as setTimer } from 'node:timers/promises';
import { root } from '../base/root';

/** A running btcd, with a chain of its own that nobody else has. */
export interface Btcd {
  /** Where it listens for peers, on 127.0.0.1. */
  port: number;
  /** Ask it something over JSON-RPC. It rejects with what btcd answers when it refuses. */
  rpc<T>(method: string, ...params: unknown[]): Promise<T>;
  /** Mine blocks; the hashes come as they are displayed, the last one is the new tip. */
  mine(count: number): Promise<string[]>;
  /**
   * Wait until it counts so many peers, one if nothing is said. A handshake is done a little before that, and what
   * it mines meanwhile it announces only to those that it counts.
   */
  knows(peers?: number): Promise<void>;
  /** What it has written so far: its log. */
  log(): string;
  /** End it, and delete what it stored. May be called twice. */
  stop(): Promise<void>;
}

/**
 * What blocks pay to: the P2WSH address of the script OP_TRUE (51), on simnet. Whoever knows the script may spend
 * it, so a test needs neither a key nor a wallet.
 */
export const MINING_ADDRESS = 'sb1qft5p2uhsdcdc3l2ua4ap5qqfg4pjaqlp250x7us7a8qqhrxrxfsq63aett';

/**
 * How many blocks it takes until simnet has segwit: signalled in the first hundred, counted, locked in, active. By
 * then the first 200 coinbases can be spent, too.
 */
export const SEGWIT_HEIGHT = 300;

/** So long it may take until it listens; it is there in half a second where nothing else is going on. */
const START_TIMEOUT = 600_000;

/**
 * Start btcd on simnet, a network that exists for tests alone: it has no seeds, asks no peer for addresses, passes none
 * on, and never connects to a peer that it was not told to. (On regtest it would, and it would stay connected after a
 * malformed message from this machine, which no node does on a real network.) The ports are free ones, the data
 * are in a temporary folder.
 *
 * As long as its last block is older than a day, btcd takes itself for not synchronised and leaves getheaders
 * unanswered. The genesis block of simnet is of 2014: so mine a block first.
 *
 * @param program - as `findBtcd` found it
 * @param flags - more options for btcd
 */
export async function startBtcd(program: string, flags: string[] = []): Promise<Btcd> {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-btcd-'));
  const password = randomBytes(16).toString('hex');
  const node = leashed(
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
  // port 0 lets the system choose, and the log says which: no port is ever chosen that another program takes
  '--listen=127.0.0.1:0',
  '--rpclisten=127.0.0.1:0',
  '--notls',
  '--rpcuser=workbook',
  `--miningaddr=${MINING_ADDRESS}`,
  '--nodnsseed',
  // should it ever want to leave this machine, it must ask a proxy first, and there is none
  '--proxy=localhost:9',
  // every test comes from the same address: what one does must not shut out the next
  '--nobanning',
  // transactions are announced ten times a second, not every ten seconds
  '--trickleinterval=100ms',
  '--utxocachemaxsize=16',
];

function dataOptions(folder: string): string[] {
  return [`--datadir=${join(folder, 'data')}`, `--logdir=${join(folder, 'logs')}`];
}

/** The port behind "… listening on 127.0.0.1:", or 0 if the log does not say it yet. */
function portIn(log: string, who: string): number {
  return Number(new RegExp(`${who} listening on 127\\.0\\.0\\.1:(\\d+)\\s`).exec(log)?.[1] ?? 0);
}

/** btcd makes an empty folder in the user's own one, whatever its options say; only Windows lets it be moved. */
function leashed(program: string, args: string[], folder: string): ChildProcess {
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
  return spawn(process.execPath, [join(root(), 'scripts', 'lib', 'leash.mjs'), JSON.stringify(job)]);
}

function call<T>(port: number, password: string, method: string, params: unknown[]): Promise<T> {
  const body = JSON.stringify({ jsonrpc: '1.0', id: 1, method, params });
  return new Promise<T>((resolve, reject) => {
    const asking = request(
      // agent: false takes a connection for this question alone, so that none is left open
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
