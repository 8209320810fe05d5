import { readFileSync } from 'node:fs';
import { crawlTogether, type Visit, visitor } from '../../../solutions/16-crawl';
import { crawlByGossip, type GossipVisitor, gossipVisitor } from '../../../solutions/18-gossip';
import { fileReason } from '../../base/file-errors';
import { counted } from '../../base/text';
import { NETWORKS } from '../../wire/networks';
import type { Expected, Simulation, SimulationOptions } from '../../peers/simnet/simulation';
import { type Address, addressText, parseAddress } from '../../wire/streams/address';
import { inChildProcess } from '../../peers/in-child-process';
import { UsageError } from '../../base/run-program';
import { addressList } from './address-list';
import { fileKind } from './file-kind';
import type { CrawlVisitOptions, Field, GossipBounds } from './options';
import { isPrivate, isPublic } from './public-address';
import { rateLimited } from './rate-limited';

/** Who is asked, and how. */
export interface Prepared {
  /** Ask them, and report each visit. */
  ask(onVisit: (visit: Visit) => void, signal: AbortSignal): Promise<unknown>;
  /** How many are asked at most. */
  total: number;
  /** What the user should know before it starts. */
  note: string;
  /** To be called at the end. */
  close(): Promise<void>;
}

/**
 * Prepare a crawl; a simulated network is started.
 *
 * @param field - the nodes
 * @param how - the options
 * @param signal - stops the network while it starts
 * @returns undefined if the signal was aborted before a network had started; it is stopped then
 */
export async function prepare(
  field: Field,
  how: CrawlVisitOptions,
  signal: AbortSignal,
): Promise<Prepared | undefined> {
  if ('addresses' in field) return listed(field, how);
  if ('from' in field) return gossiping(field, how);
  return simulated(field, how, signal);
}

function listed({ addresses: file, rate }: Extract<Field, { addresses: string }>, how: CrawlVisitOptions) {
  const addresses = listIn(file, NETWORKS[how.network].port);
  return {
    ...together(addresses, how, rateLimited(visitor(how), rate)),
    note: `Asking ${counted(addresses.length, 'node')}, at most ${rate} per second, as ${how.userAgent}. Ctrl+C stops it.`,
    close: () => Promise.resolve(),
  };
}

function gossiping({ from, rate, bounds }: Extract<Field, { from: string }>, how: CrawlVisitOptions) {
  const first = parseAddress(from, NETWORKS[how.network].port);
  const ask = rateLimited(withoutPrivate(first, gossipVisitor(how)), rate);
  return {
    ...following(first, how, ask, bounds),
    note: `Asking ${addressText(first)}, then the nodes that it names, and so on: at most ${counted(bounds.mostKnown, 'node')}, \
at most ${rate} per second, as ${how.userAgent}. Ctrl+C stops it.`,
    close: () => Promise.resolve(),
  };
}

async function simulated(
  { peers, seed, bounds }: Extract<Field, { peers: number }>,
  how: CrawlVisitOptions,
  signal: AbortSignal,
): Promise<Prepared | undefined> {
  const options = { peers, seed, network: how.network, ...(bounds && { gossip: {} }) };
  const network = await startedNetwork(options, signal);
  if (!network) return undefined;
  const note = `A simulated network of ${counted(peers, 'node')}, seed ${seed}: ${peers === 1 ? 'it is not' : 'none of them is'} real. Ctrl+C stops it.`;
  const { addresses, expected, close } = network;
  if (!bounds) return { ...together(addresses, how, visitor(how)), note, close };
  const first = parseAddress(wellKnown(expected).listed, NETWORKS[how.network].port);
  return { ...following(first, how, atPorts(network, gossipVisitor(how)), bounds), note, close };
}

/** The node that gossip begins with: the first that answers and names others; in a tiny network there may be none. */
function wellKnown(nodes: Expected[]): Expected {
  return nodes.find(({ kind, gossip }) => kind === 'good' && gossip === 'honest') ?? nodes[0];
}

function together(addresses: Address[], { concurrency }: CrawlVisitOptions, ask: ReturnType<typeof visitor>) {
  return {
    ask: (onVisit: (visit: Visit) => void, signal: AbortSignal) =>
      crawlTogether(addresses, concurrency, ask, onVisit, signal),
    total: addresses.length,
  };
}

function following(
  first: Address,
  { concurrency }: CrawlVisitOptions,
  ask: GossipVisitor,
  bounds: GossipBounds,
) {
  return {
    // a visit is saved without the addresses that it named: each of them has a visit of its own
    ask: (onVisit: (visit: Visit) => void, signal: AbortSignal) =>
      crawlByGossip(
        first,
        ask,
        ({ sightings: _, ...visit }) => onVisit(visit),
        { concurrency, ...bounds },
        signal,
      ),
    total: bounds.mostKnown,
  };
}

/**
 * A visitor that ignores private addresses, unless the first node has one: a liar on the Internet could name the
 * devices in the user's own network.
 *
 * @param first - the node that the crawl begins with
 * @param ask - asks a node
 */
export function withoutPrivate(first: Address, ask: GossipVisitor): GossipVisitor {
  if (isPrivate(first.host)) return ask;
  return async (address, signal) => {
    const visit = await ask(address, signal);
    return { ...visit, sightings: visit.sightings?.filter(({ host }) => isPublic(host)) };
  };
}

/** A visitor that finds the simulated nodes: they name invented addresses, and listen on ports of this machine. */
function atPorts({ expected }: Simulation, ask: GossipVisitor): GossipVisitor {
  const ports = new Map(expected.map((node) => [node.listed, node.address]));
  return async (address, signal) => {
    const name = addressText(address);
    const port = ports.get(name);
    if (port) return { ...(await ask(port, signal)), address: name };
    return {
      address: name,
      at: Date.now(),
      took: 0,
      error: `ConnectError: no connection to ${name}: nobody is there`,
    };
  };
}

async function startedNetwork(
  options: SimulationOptions,
  signal: AbortSignal,
): Promise<Simulation | undefined> {
  try {
    return await inChildProcess('simulation', options, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function listIn(file: string, port: number): Address[] {
  const text = readText(file);
  try {
    return addressList(text, port);
  } catch (error) {
    const kind = fileKind(text);
    const why = kind ? `. It looks like ${kind}. A list has one address on each line` : '';
    throw new Error(`${file}: ${(error as Error).message}${why}`, { cause: error });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${fileReason(error)}`);
  }
}
