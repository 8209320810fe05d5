import { ipv6Text } from '../../wire/ip';
import { SeededRandom } from '../seeded-random';
import { addressText } from '../../wire/streams/address';
import type { SampledNode, Snapshot, Weighted } from './snapshot';
import { type NodeKindName, numbersOf, type Shares } from './node-kinds';

/** A simulated node: what it is, and what it sends. */
export interface SimulatedNode {
  /** The kind of node. */
  kind: NodeKindName;
  /**
   * The address under which a snapshot of the network would list it, IPv6 in brackets. No host has this
   * address: it is from the ranges reserved for benchmarks (RFC 2544) and for documentation (RFC 3849).
   */
  listed: string;
  /** What it says about itself. */
  sample: SampledNode;
  /** The nonce by which it would detect a connection to itself. */
  nonce: bigint;
  /** How far its clock is ahead, in seconds; 0 if it is correct. */
  skew: number;
  /** The address that it sends to every peer in addr_recv; undefined if it sends the true one. */
  lie: { ip: string; port: number } | undefined;
}

/**
 * Draw the nodes of a network at random.
 *
 * @param snapshot - the distributions that they are drawn from
 * @param peers - the number of nodes
 * @param seed - the same seed yields the same nodes
 * @param shares - shares of the kinds that differ from the defaults
 * @throws RangeError if the number of nodes or the shares are invalid
 */
export function population(
  snapshot: Snapshot,
  peers: number,
  seed: number,
  shares?: Shares,
): SimulatedNode[] {
  if (!Number.isInteger(peers) || peers < 1) throw new RangeError(`${peers} is not a valid number of nodes`);
  const random = new SeededRandom(seed);
  const kinds = Object.entries(numbersOf(peers, shares)).flatMap(([kind, count]) =>
    Array<NodeKindName>(count).fill(kind as NodeKindName),
  );
  shuffle(kinds, random);
  const taken = new Set<string>();
  return kinds.map((kind) => ({
    kind,
    listed: listed(snapshot, random, taken),
    sample: drawn(kind === 'odd' ? snapshot.odd : snapshot.nodes, random),
    nonce: random.uint64(),
    skew: kind === 'clock' ? snapshot.clocks[random.between(0, snapshot.clocks.length - 1)] : 0,
    lie: kind === 'lies' ? snapshot.lie : undefined,
  }));
}

/** Put items into a random order. */
export function shuffle(items: unknown[], random: SeededRandom): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.between(0, i);
    [items[i], items[j]] = [items[j], items[i]];
  }
}

function drawn<T>(choices: Weighted<T>[], random: SeededRandom): T {
  let left = random.between(
    1,
    choices.reduce((sum, { count }) => sum + count, 0),
  );
  return choices.find(({ count }) => (left -= count) <= 0)!.value;
}

function listed({ addresses }: Snapshot, random: SeededRandom, taken: Set<string>): string {
  for (;;) {
    const { family, port } = drawn(addresses, random);
    const host = family === 'ipv4' ? benchmarkIp(random) : documentationIp(random);
    const text = addressText({ host, port });
    if (taken.has(text)) continue;
    taken.add(text);
    return text;
  }
}

/** A random address in 198.18.0.0/15. */
export function benchmarkIp(random: SeededRandom): string {
  return [198, 18 + random.between(0, 1), random.between(0, 255), random.between(1, 254)].join('.');
}

/** A random address in 2001:db8::/32, usually with a run of zeros, as in the addresses of real nodes. */
function documentationIp(random: SeededRandom): string {
  const zeros = new Uint8Array(random.between(0, 10));
  return ipv6Text(Uint8Array.of(0x20, 0x01, 0x0d, 0xb8, ...random.bytes(12 - zeros.length), ...zeros));
}
