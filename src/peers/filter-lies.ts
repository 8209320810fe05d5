import { hash256 } from '../../solutions/12-getdata';
import { block } from '../../solutions/13-transaction';
import { filterHeader } from '../../solutions/20-light-client';
import { hex } from '../wire/bytes';
import { decode, encode } from '../wire/codec/codec';
import { filterOf } from './filter-writer';
import type { ServedFilter } from './loopback/filter-service';
import { type MinedBlock, PAYMENT_HEIGHT, PAYMENT_SCRIPT } from './payment-chain';

/** What a node serves at each height. */
export interface ServedBlock extends ServedFilter {
  block: Uint8Array;
}

/** One way to serve something false. */
export interface Lie {
  /** What it does, in a sentence. */
  what: string;
  /** Changes what is served; `at` is the height of the payment. */
  tell(chain: ServedBlock[], at: number): ServedBlock[];
}

/** The filter of a block without the payment's script. */
function without({ scripts, hash }: MinedBlock): Uint8Array {
  return filterOf(
    scripts.filter((script) => hex(script) !== hex(PAYMENT_SCRIPT)),
    hash,
  );
}

const replaced = (chain: ServedBlock[], at: number, change: Partial<ServedBlock>) =>
  chain.map((one, height) => (height === at ? { ...one, ...change } : one));

/** The same chain with filter headers that fit its filter hashes. */
function linked(chain: ServedBlock[]): ServedBlock[] {
  let last: Uint8Array = new Uint8Array(32);
  return chain.map((one) => ({ ...one, filterHeader: (last = filterHeader(one.filterHash, last)) }));
}

const TABLE = {
  'another-filter': {
    what: 'sends the filter of the previous block instead of that of the block with the payment',
    tell: (chain, at) => {
      const { hash, filter } = chain[at - 1];
      return replaced(chain, at, { of: hash, filter });
    },
  },
  'filter-without-payment': {
    what: 'leaves the payment out of the filter, and keeps its promise of the right one in cfheaders',
    tell: (chain, at) => replaced(chain, at, { filter: without(chain[at] as ServedBlock & MinedBlock) }),
  },
  'hidden-payment': {
    what: 'leaves the payment out of the filter, and says the same in cfheaders',
    tell: (chain, at) => {
      const filter = without(chain[at] as ServedBlock & MinedBlock);
      return linked(replaced(chain, at, { filter, filterHash: hash256(filter) }));
    },
  },
  'wrong-filter-hash': {
    what: 'has one wrong bit in a filter hash in cfheaders',
    tell: (chain, at) => {
      const filterHash = chain[at].filterHash.slice();
      filterHash[0] ^= 1;
      return linked(replaced(chain, at, { filterHash }));
    },
  },
  'wrong-merkle-root': {
    what: 'sends the block with the payment with another amount, so that its merkle root is not the one in its header',
    tell: (chain, at) => {
      const found = decode(block.read, chain[at].block);
      found.transactions[1].outputs[0].value += 1n;
      return replaced(chain, at, { block: encode(block.write, found) });
    },
  },
} satisfies Record<string, Lie>;

/** The name of a lie. */
export type FilterLie = keyof typeof TABLE;

/** All lies about the chain with the payment. */
export const FILTER_LIES: Readonly<Record<FilterLie, Lie>> = TABLE;

/**
 * What a node serves of the chain with the payment.
 *
 * @param lie - what is false in it; if omitted, nothing
 * @throws Error if there is no such lie; its message lists the available ones
 */
export function servedBlocks(chain: readonly MinedBlock[], lie?: FilterLie): ServedBlock[] {
  if (lie === undefined) return [...chain];
  const known = Object.keys(FILTER_LIES);
  if (!known.includes(lie)) throw new Error(`there is no lie ${String(lie)}; available: ${known.join(', ')}`);
  return FILTER_LIES[lie].tell([...chain], PAYMENT_HEIGHT);
}
