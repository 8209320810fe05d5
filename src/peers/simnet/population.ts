import { ipv6Text } from '../../wire/ip';
import { Random } from '../seeded-random';
import { addressText } from '../../wire/streams/address';
import type { Claim, Facts, Weighted } from './snapshot';
import { type KindName, numbersOf, type Shares } from './node-kinds';

/** A simulated node: what it is, and what it says. */
export interface SimulatedNode {
  /** What it is. */
  kind: KindName;
  /**
   * The address under which a snapshot of the network would list it, IPv6 in brackets. Nobody is there: these are
   * addresses that nobody may have, kept for benchmarks (RFC 2544) and for documentation (RFC 3849).
   */
  listed: string;
  /** What it says of itself. */
  claim: Claim;
  /** By which it would notice that it has connected to itself. */
  nonce: bigint;
  /** How far its clock is ahead, in seconds; 0: it is right. */
  skew: number;
  /** What it tells everybody in addr_recv; undefined: the truth. */
  lie: { ip: string; port: number } | undefined;
}

/**
 * Draw the nodes of a network.
 *
 * @param facts - what they are drawn from
 * @param peers - how many
 * @param seed - the same seed gives the same nodes
 * @param shares - how many of them are of which kind
 * @throws RangeError if there is no such number of nodes, or no such shares
 */
export function population(facts: Facts, peers: number, seed: number, shares?: Shares): SimulatedNode[] {
  if (!Number.isInteger(peers) || peers < 1) throw new RangeError(`${peers} is no number of nodes`);
  const random = new Random(seed);
  const kinds = Object.entries(numbersOf(peers, shares)).flatMap(([kind, count]) =>
    Array<KindName>(count).fill(kind as KindName),
  );
  shuffle(kinds, random);
  const taken = new Set<string>();
  return kinds.map((kind) => ({
    kind,
    listed: listed(facts, random, taken),
    claim: drawn(kind === 'odd' ? facts.odd : facts.nodes, random),
    nonce: random.uint64(),
    skew: kind === 'clock' ? facts.clocks[random.between(0, facts.clocks.length - 1)] : 0,
    lie: kind === 'lies' ? facts.lie : undefined,
  }));
}

function shuffle(items: unknown[], random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.between(0, i);
    [items[i], items[j]] = [items[j], items[i]];
  }
}

function drawn<T>(choices: Weighted<T>[], random: Random): T {
  let left = random.between(
    1,
    choices.reduce((sum, { count }) => sum + count, 0),
  );
  return choices.find(({ count }) => (left -= count) <= 0)!.value;
}

function listed({ addresses }: Facts, random: Random, taken: Set<string>): string {
  for (;;) {
    const { family, port } = drawn(addresses, random);
    const host = family === 'ipv4' ? benchmarkIp(random) : documentationIp(random);
    const text = addressText({ host, port });
    if (taken.has(text)) continue;
    taken.add(text);
    return text;
  }
}

/** 198.18.0.0/15. */
function benchmarkIp(random: Random): string {
  return [198, 18 + random.between(0, 1), random.between(0, 255), random.between(1, 254)].join('.');
}

/** 2001:db8::/32; mostly with a run of zeros, as addresses of real nodes have it. */
function documentationIp(random: Random): string {
  const zeros = new Uint8Array(random.between(0, 10));
  return ipv6Text(Uint8Array.of(0x20, 0x01, 0x0d, 0xb8, ...random.bytes(12 - zeros.length), ...zeros));
}
