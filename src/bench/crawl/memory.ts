import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { visitor } from '../../../solutions/16-crawl';
import type { Address } from '../../wire/streams/address';

/** Bytes per connection: as counted by the system, and as held by the program itself. */
export interface LiveMemory {
  /** The resident set. */
  rss: number;
  /** The heap and external memory. */
  held: number;
}

/**
 * Measure how much memory a connection takes while the crawler waits for an answer. Call it once per process,
 * before anything else opens as many connections: memory that is reused would not be counted.
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
 * The same for a bare socket.
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
  // the first ones load the code that all of them use
  const first = Math.min(50, addresses.length >> 1);
  const opened = open(addresses.slice(0, first));
  const before = await settled();
  opened.push(...open(addresses.slice(first)));
  const after = await settled();
  await close(opened);
  const count = addresses.length - first;
  return { rss: (after.rss - before.rss) / count, held: (after.held - before.held) / count };
}

/** The memory in use after all have connected and garbage is collected. */
async function settled(): Promise<LiveMemory> {
  const connecting = () => process.getActiveResourcesInfo().includes('TCPConnectWrap');
  do await pause(200);
  while (connecting());
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, held: heapUsed + external };
}
