/**
 * What the nodes of a simulated network know of one another, and share when asked with getaddr.
 *
 * @module
 */
import { MAX_ADDRESSES, NETWORK } from '../../wire/address-networks';
import { Reader } from '../../wire/codec/reader';
import type { NetworkName } from '../../wire/networks';
import { parseAddress } from '../../wire/streams/address';
import { NEGOTIATION_VERSION } from '../../wire/streams/peer-rules';
import { outgoing } from '../outgoing';
import { ipEntry } from '../loopback/gossip-service';
import type { AddressV2Like, PeerCodecs } from '../peer-codecs';
import { SeededRandom } from '../seeded-random';
import { benchmarkIp, shuffle, type SimulatedNode } from './population';

/** How the nodes of a simulated network gossip. */
export interface GossipOptions {
  /** How many nodes an honest node knows. Default: 40. */
  known?: number;
  /** How many nodes flood: each names a thousand addresses at which nobody lives. Default: 2. */
  flooding?: number;
  /** How many nodes form a clique: each names the others in it, and nobody else. Default: 12. */
  clique?: number;
}

/** Which addresses a node shares: those of other nodes; made-up ones; only those of its friends. */
export type Gossip = 'honest' | 'floods' | 'clique';

/** How many addresses on Tor and I2P an honest node knows besides. */
const OVERLAY = 3;

/** The port on which nodes listen by default. */
const PORT = 8333;

/** What one node shares, as entries of addrv2, and in which manner. */
export interface Table {
  gossip: Gossip;
  entries: AddressV2Like[];
}

/**
 * Draw what each node of a network knows. Nodes that flood or form a clique are `good` in everything else; the
 * first node is always honest.
 *
 * @param nodes - the nodes
 * @param options - how they gossip
 * @param seed - the same seed yields the same tables
 * @param now - the time, in seconds: nodes were seen within the last three hours
 * @returns a table for each node, in the same order
 */
export function tables(nodes: SimulatedNode[], options: GossipOptions, seed: number, now: number): Table[] {
  const { known = 40, flooding = 2, clique = 12 } = options;
  const random = new SeededRandom(seed ^ 0x60551b);
  const candidates = nodes.map((_, i) => i).filter((i) => i > 0 && nodes[i].kind === 'good');
  shuffle(candidates, random);
  const floods = new Set(candidates.slice(0, flooding));
  const friends = new Set(candidates.slice(flooding, flooding + clique));
  const seen = () => now - random.between(0, 3 * 3600);
  const entryOf = (i: number) => entry(nodes[i], seen());
  return nodes.map((_, i): Table => {
    if (floods.has(i)) return { gossip: 'floods', entries: invented(random, seen) };
    if (friends.has(i)) return { gossip: 'clique', entries: [...friends].map(entryOf) };
    const others = Array.from({ length: known }, () => random.between(0, nodes.length - 1));
    // the next node, so that nobody is unknown
    const picked = new Set([(i + 1) % nodes.length, ...others]);
    picked.delete(i);
    return { gossip: 'honest', entries: [...[...picked].map(entryOf), ...overlay(random, seen)] };
  });
}

/** A thousand addresses from the range that is reserved for benchmarks: nobody lives there. */
function invented(random: SeededRandom, seen: () => number): AddressV2Like[] {
  return Array.from({ length: MAX_ADDRESSES }, () => ({
    time: seen(),
    services: 9n,
    ...ipEntry(benchmarkIp(random)),
    port: random.between(1024, 65535),
  }));
}

/** Addresses on Tor and I2P, which only addrv2 can carry. Their keys are random: nobody lives there, either. */
function overlay(random: SeededRandom, seen: () => number): AddressV2Like[] {
  return Array.from({ length: OVERLAY }, (_, i) => {
    const [network, port] = i % 2 === 0 ? [NETWORK.TORV3, PORT] : [NETWORK.I2P, 0];
    return { time: seen(), services: 9n, network, address: random.bytes(32), port };
  });
}

function entry({ listed, sample }: SimulatedNode, time: number): AddressV2Like {
  const { host, port } = parseAddress(listed, PORT);
  return { time, services: sample.services, ...ipEntry(host), port };
}

/**
 * The nodes of a network that gossips: half of them have been updated since July 2018, and speak version 70016.
 *
 * @param nodes - as drawn from what nodes said in July 2018
 */
export function updated(nodes: SimulatedNode[]): SimulatedNode[] {
  return nodes.map((node, i) => {
    const version = Math.max(node.sample.version, NEGOTIATION_VERSION);
    return i % 2 === 0 ? { ...node, sample: { ...node.sample, version } } : node;
  });
}

/**
 * What a node sends between its version and its verack.
 *
 * @param codecs - the protocol code
 * @param network - the network whose magic the messages carry
 * @param theirs - the payload of the other side's version message
 * @param version - the node's own protocol version
 */
export function offers(
  codecs: PeerCodecs,
  network: NetworkName,
  theirs: Uint8Array,
  version: number,
): Uint8Array {
  const spoken = Math.min(version, codecs.version.read(new Reader(theirs)).version);
  if (spoken < NEGOTIATION_VERSION) return new Uint8Array(0);
  const payload = new Uint8Array(0);
  const messages = ['wtxidrelay', 'sendaddrv2'].map((command) => ({ command, payload }));
  return Buffer.concat(messages.map((message) => outgoing(codecs, network, message).bytes));
}
