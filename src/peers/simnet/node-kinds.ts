/** A kind of simulated node. */
export interface NodeKind {
  /** What it does, in a sentence. */
  what: string;
  /** The share of the nodes that are of this kind, from 0 to 1; all others are `good`. */
  share: number;
  /** Whether it sends its version message, sooner or later. */
  answers: boolean;
}

/** The name of a kind. */
export type NodeKindName =
  'good' | 'refuses' | 'silent' | 'slow' | 'garbage' | 'cut' | 'lies' | 'clock' | 'odd';

/**
 * The kinds of simulated nodes. The shares are invented, except that of the nodes that lie: it comes from the
 * facts (53 of 907 that answered), converted to a share of all nodes.
 */
export const NODE_KINDS: Readonly<Record<NodeKindName, NodeKind>> = {
  good: { what: 'completes the handshake', share: 0, answers: true },
  refuses: { what: 'has a closed port: the connection is refused', share: 0.03, answers: false },
  silent: { what: 'accepts the connection and says nothing', share: 0.02, answers: false },
  slow: { what: 'answers late, and in two parts', share: 0.02, answers: true },
  garbage: { what: 'sends bytes that are not a message', share: 0.01, answers: false },
  cut: { what: 'closes the connection in the middle of its version message', share: 0.01, answers: false },
  // the same false address for every peer, in addr_recv: a riddle of lesson 17, so the sentence does not say it
  lies: { what: 'completes the handshake, but lies', share: 0.055, answers: true },
  clock: { what: 'has a wrong clock', share: 0.02, answers: true },
  odd: { what: 'has an unusual user agent', share: 0.02, answers: true },
};

/** Shares of the kinds that differ from {@link NODE_KINDS}. */
export type Shares = Partial<Record<Exclude<NodeKindName, 'good'>, number>>;

/**
 * The number of nodes of each kind: each share rounded to whole nodes, the rest good. In a network of 50,
 * every kind occurs.
 *
 * @param peers - the total number of nodes
 * @param shares - shares that differ from the defaults
 * @throws RangeError if a share is not from 0 to 1, or the shares add up to more than 1
 */
export function numbersOf(peers: number, shares: Shares = {}): Record<NodeKindName, number> {
  const numbers = { good: peers } as Record<NodeKindName, number>;
  for (const [name, { share }] of Object.entries(NODE_KINDS) as [NodeKindName, NodeKind][]) {
    if (name === 'good') continue;
    const part = shares[name] ?? share;
    if (!(part >= 0 && part <= 1)) throw new RangeError(`${name}: ${part} is not a share from 0 to 1`);
    numbers[name] = Math.round(part * peers);
    numbers.good -= numbers[name];
  }
  if (numbers.good < 0) throw new RangeError('the shares of all kinds add up to more than 1');
  return numbers;
}

/** Shares for a network of good nodes only, for benchmarks. */
export const ALL_GOOD: Shares = {
  refuses: 0,
  silent: 0,
  slow: 0,
  garbage: 0,
  cut: 0,
  lies: 0,
  clock: 0,
  odd: 0,
};
