/** One way in which a simulated node may be. */
export interface Kind {
  /** What it does, in a sentence. */
  what: string;
  /** Which part of the nodes is so; those that are nothing else are `good`. */
  share: number;
  /** Its version message comes, sooner or later. */
  answers: boolean;
}

/** The name of a kind. */
export type KindName = 'good' | 'refuses' | 'silent' | 'slow' | 'garbage' | 'cut' | 'lies' | 'clock' | 'odd';

/**
 * How simulated nodes are. The shares are chosen; only the one of those that lie comes from the facts (53 of 907), put
 * as a part of all nodes.
 */
export const KINDS: Readonly<Record<KindName, Kind>> = {
  good: { what: 'shakes hands as it should', share: 0, answers: true },
  refuses: { what: 'has a closed port: the connection is refused', share: 0.03, answers: false },
  silent: { what: 'takes the connection and says nothing', share: 0.02, answers: false },
  slow: { what: 'answers late, and in two portions', share: 0.02, answers: true },
  garbage: { what: 'sends bytes that are no message', share: 0.01, answers: false },
  cut: { what: 'ends the connection in the middle of its version message', share: 0.01, answers: false },
  lies: { what: 'tells everybody the same false address in addr_recv', share: 0.055, answers: true },
  clock: { what: 'has a wrong clock', share: 0.02, answers: true },
  odd: { what: 'has a user agent that one does not expect', share: 0.02, answers: true },
};

/** Which part of the nodes is of which kind, where it is to be different from {@link KINDS}. */
export type Shares = Partial<Record<Exclude<KindName, 'good'>, number>>;

/**
 * How many nodes of each kind there are: each part rounded to whole nodes, and the rest good. So in a network of 50,
 * each kind occurs.
 *
 * @param peers - how many nodes there are in all
 * @param shares - parts that are to be different; `{}` changes nothing
 * @throws RangeError if a part is none, or all parts together are more than the whole
 */
export function numbersOf(peers: number, shares: Shares = {}): Record<KindName, number> {
  const numbers = { good: peers } as Record<KindName, number>;
  for (const [name, { share }] of Object.entries(KINDS) as [KindName, Kind][]) {
    if (name === 'good') continue;
    const part = shares[name] ?? share;
    if (!(part >= 0 && part <= 1)) throw new RangeError(`${name}: ${part} is no part from 0 to 1`);
    numbers[name] = Math.round(part * peers);
    numbers.good -= numbers[name];
  }
  if (numbers.good < 0) throw new RangeError('the parts of all kinds together are more than the whole');
  return numbers;
}

/** All nodes good: for measuring. */
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
