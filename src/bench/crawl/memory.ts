import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { visitor } from '../../../solutions/11-crawl';
import type { Address } from '../../wire/streams/address';

/** Bytes for each connection: what the system counts, and what the program itself holds. */
export interface LiveMemory {
  /** The resident set. */
  rss: number;
  /** Objects, buffers and what belongs to them. */
  held: number;
}

/**
 * How much memory a connection takes while the crawler waits for an answer. To be called once, in a process that has
 * not had as many before: memory that was given back would not be counted.
 *
 * @param silent - addresses of nodes that never answer
 */
export async function visitMemory(silent: Address[]): Promise<LiveMemory> {
  const ask = visitor({ network: 'mainnet', timeout: 600_000, userAgent: '/wire-workbook:0.1/' });
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const open = (addresses: Address[]) => addresses.map((address) => ask(address, controller.signal));
  return grown(silent, open, async (visits) => {
    controller.abort();
    await Promise.all(visits);
  });
}

/**
 * The same for a socket and nothing else.
 *
 * @param silent - addresses of nodes that never answer
 */
export async function socketMemory(silent: Address[]): Promise<LiveMemory> {
  const open = (addresses: Address[]) => addresses.map(({ host, port }) => connect(port, host));
  return grown(silent, open, (sockets: Socket[]) => sockets.forEach((socket) => socket.destroy()));
}

async function grown<T>(
  addresses: Address[],
  open: (addresses: Address[]) => T[],
  close: (opened: T[]) => unknown,
): Promise<LiveMemory> {
  // the first ones load what all of them use
  const first = Math.min(50, addresses.length >> 1);
  const opened = open(addresses.slice(0, first));
  const before = await settled();
  opened.push(...open(addresses.slice(first)));
  const after = await settled();
  await close(opened);
  const count = addresses.length - first;
  return { rss: (after.rss - before.rss) / count, held: (after.held - before.held) / count };
}

/** What is used when all have connected and nothing lies about. */
async function settled(): Promise<LiveMemory> {
  const connecting = () => process.getActiveResourcesInfo().includes('TCPConnectWrap');
  do await pause(200);
  while (connecting());
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, held: heapUsed + external };
}
