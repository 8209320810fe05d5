/**
 * A simulated network: many small Bitcoin nodes on this machine, good ones and bad ones, each with a TCP port of its
 * own. Nobody in it is real; what the nodes say is drawn from what real ones said in July 2018.
 *
 * @module
 */
import type { NetworkName } from '../../wire/networks';
import type { PeerCodecs } from '../peer-codecs';
import { pieceOf } from '../outgoing';
import type { Address } from '../../wire/streams/address';
import { facts } from './snapshot';
import type { Shares } from './node-kinds';
import { Ports } from './listeners';
import { population, type SimulatedNode } from './population';
import { serve } from './serve';
import type { Household } from './node-messages';

/** What a simulated network is to be like. */
export interface SimulationOptions {
  /** How many nodes. Default: 1,000. */
  peers?: number;
  /** The same seed gives the same network, apart from the ports. Default: 1. */
  seed?: number;
  /** How many nodes are of which kind, where it is to be different. */
  shares?: Shares;
  /** Whose magic the messages have. Default: mainnet. */
  network?: NetworkName;
  /** How long a slow node takes, in milliseconds. Default: 600. */
  slowness?: number;
  /** The right time, in milliseconds since the beginning of 1970. Default: the system's clock. */
  now?: () => number;
  /** The process goes on as long as the network does. By default it does not wait for it. */
  keepAlive?: boolean;
}

/** What one node of a simulated network is; and where. */
export interface Expected extends SimulatedNode {
  /** Where to connect to. */
  address: Address;
}

/** A network that runs. */
export interface Simulation {
  /** Where its nodes can be reached, all of them, also those that will refuse. */
  addresses: Address[];
  /** What each of them is, in the same order. */
  expected: Expected[];
  /** Close everything. It may be called again. */
  close(): Promise<void>;
}

/**
 * Start a simulated network on 127.0.0.1.
 *
 *     const simulation = await startSimulation({ peers: 1000, seed: 1, codecs });
 *     …
 *     await simulation.close();
 *
 * @param options - what it is to be like, and the protocol code that its nodes run on
 * @returns when all listen
 * @throws RangeError if the options make no network
 * @throws Error if the system does not allow so many
 */
export async function startSimulation(
  options: SimulationOptions & { codecs: PeerCodecs },
): Promise<Simulation> {
  const { peers = 1000, seed = 1, shares, keepAlive = false } = options;
  const { codecs, network = 'mainnet', slowness = 600, now = Date.now } = options;
  const verack = pieceOf(codecs, network, { command: 'verack', payload: new Uint8Array(0) }).bytes;
  const household: Household = { codecs, network, verack, slowness, now };
  const nodes = population(facts(), peers, seed, shares);
  const ports = new Ports(keepAlive);
  try {
    const numbers = await portsOf(nodes, ports, household);
    const addresses = numbers.map((port) => ({ host: '127.0.0.1', port }));
    const expected = nodes.map((node, i) => ({ ...node, address: addresses[i] }));
    return { addresses, expected, close: () => ports.close() };
  } catch (error) {
    await ports.close();
    throw error;
  }
}

/** A port for each node, in the order of the nodes. */
async function portsOf(nodes: SimulatedNode[], ports: Ports, household: Household): Promise<number[]> {
  const listening = nodes.filter(({ kind }) => kind !== 'refuses');
  const open = await ports.listen(listening.length, (socket, i) => serve(socket, listening[i], household));
  const closed = await ports.refuse(nodes.length - listening.length);
  let opened = 0;
  return nodes.map(({ kind }) => (kind === 'refuses' ? closed.pop()! : open[opened++]));
}
