/**
 * A simulated network: many small Bitcoin nodes on this machine, good ones and bad ones, each with its own
 * TCP port. None of them is real; what the nodes say is drawn from what real ones said in July 2018.
 *
 * @module
 */
import type { NetworkName } from '../../wire/networks';
import type { PeerCodecs } from '../peer-codecs';
import { outgoing } from '../outgoing';
import type { Address } from '../../wire/streams/address';
import { snapshot } from './snapshot';
import type { Shares } from './node-kinds';
import { PortPool } from './listeners';
import { type Gossip, type GossipOptions, tables, updated } from './gossip';
import { population, type SimulatedNode } from './population';
import { serve } from './serve';
import type { NetworkContext } from './node-messages';

/** Options of a simulated network. */
export interface SimulationOptions {
  /** The number of nodes. Default: 1,000. */
  peers?: number;
  /** The same seed yields the same network, apart from the ports. Default: 1. */
  seed?: number;
  /** Shares of the kinds of nodes that differ from the defaults. */
  shares?: Shares;
  /** The network whose magic the messages carry. Default: mainnet. */
  network?: NetworkName;
  /** How long a slow node takes, in milliseconds. Default: 600. */
  slowness?: number;
  /** Returns the correct time, in milliseconds since the beginning of 1970. Default: the system's clock. */
  now?: () => number;
  /** Whether the network keeps the process running. Default: no. */
  keepAlive?: boolean;
  /** How its nodes share addresses when they are asked. Default: they do not. */
  gossip?: GossipOptions;
}

/** A node of a simulated network, with its address. */
export interface Expected extends SimulatedNode {
  /** The address to connect to. */
  address: Address;
  /** Which addresses it shares, if the network gossips. */
  gossip: Gossip | undefined;
}

/** A running simulated network. */
export interface Simulation {
  /** The addresses of all its nodes, including those that refuse connections. */
  addresses: Address[];
  /** What each of them is, in the same order. */
  expected: Expected[];
  /** Closes everything. It can be called again. */
  close(): Promise<void>;
}

/**
 * Start a simulated network on 127.0.0.1.
 *
 *     const simulation = await startSimulation({ peers: 1000, seed: 1, codecs });
 *     …
 *     await simulation.close();
 *
 * @param options - its options, and the protocol code that its nodes run on
 * @returns the network, once all its nodes are listening
 * @throws RangeError if the number of nodes or the shares are invalid
 * @throws Error if the system does not allow that many
 */
export async function startSimulation(
  options: SimulationOptions & { codecs: PeerCodecs },
): Promise<Simulation> {
  const { peers = 1000, seed = 1, shares, keepAlive = false } = options;
  const { codecs, network = 'mainnet', slowness = 600, now = Date.now } = options;
  const verack = outgoing(codecs, network, { command: 'verack', payload: new Uint8Array(0) }).bytes;
  const drawnNodes = population(snapshot(), peers, seed, shares);
  const nodes = options.gossip ? updated(drawnNodes) : drawnNodes;
  const known = options.gossip ? tables(nodes, options.gossip, seed, Math.floor(now() / 1000)) : [];
  const byNode = new Map(nodes.map((node, i) => [node, known.at(i)]));
  const tableOf = (node: SimulatedNode) => byNode.get(node);
  const context: NetworkContext = { codecs, network, verack, slowness, now, tableOf };
  const ports = new PortPool(keepAlive);
  try {
    const numbers = await portsOf(nodes, ports, context);
    const addresses = numbers.map((port) => ({ host: '127.0.0.1', port }));
    const expected = nodes.map((node, i) => ({
      ...node,
      address: addresses[i],
      gossip: tableOf(node)?.gossip,
    }));
    return { addresses, expected, close: () => ports.close() };
  } catch (error) {
    await ports.close();
    throw error;
  }
}

/** Opens a port for each node, in the order of the nodes. */
async function portsOf(nodes: SimulatedNode[], ports: PortPool, context: NetworkContext): Promise<number[]> {
  const listening = nodes.filter(({ kind }) => kind !== 'refuses');
  const open = await ports.listen(listening.length, (socket, i) => serve(socket, listening[i], context));
  const closed = await ports.refuse(nodes.length - listening.length);
  let opened = 0;
  return nodes.map(({ kind }) => (kind === 'refuses' ? closed.pop()! : open[opened++]));
}
