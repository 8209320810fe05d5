import { hex } from '../../wire/bytes';
import { type Codec, decode, encode } from '../../wire/codec/codec';
import type { PeerMessage } from '../peer-codecs';
import type { Service } from './options';

/** A request for filters, or for their hashes. */
export interface FilterRangeLike {
  /** Which filters: 0 are the basic ones. */
  filter_type: number;
  /** The height of the first block. */
  start_height: number;
  /** The hash of the last block, in wire order. */
  stop_hash: Uint8Array;
}

/** The hashes of filters. */
export interface FilterHeadersLike {
  filter_type: number;
  stop_hash: Uint8Array;
  previous_filter_header: Uint8Array;
  filter_hashes: Uint8Array[];
}

/** A filter. */
export interface FilterLike {
  filter_type: number;
  block_hash: Uint8Array;
  filter: Uint8Array;
}

/** The payloads of lesson 20. */
export interface FilterCodecs {
  filterRange: Codec<FilterRangeLike>;
  cfheaders: Codec<FilterHeadersLike>;
  cfilter: Codec<FilterLike>;
}

/** The filter of a block, as it is served. All hashes are in wire order. */
export interface ServedFilter {
  /** The hash of the block by which ranges end. */
  hash: Uint8Array;
  /** The hash of the block that the filter is said to be of; that of the block, unless the peer lies. */
  of?: Uint8Array;
  filter: Uint8Array;
  /** What cfheaders says of it. */
  filterHash: Uint8Array;
  filterHeader: Uint8Array;
}

/** How many blocks a request may be about, by its command. */
export type FilterLimits = Readonly<Record<'getcfheaders' | 'getcfilters', number>>;

/**
 * Creates a service that answers getcfheaders and getcfilters for one chain.
 *
 * @param codecs - lesson 20: the payloads
 * @param limits - lesson 20: the longest ranges
 * @param chain - the filters by height, from the genesis block on
 * @see Bitcoin Core, src/net_processing.cpp, PrepareBlockFilterRequest
 */
export function filterService(
  codecs: FilterCodecs,
  limits: FilterLimits,
  chain: readonly ServedFilter[],
): Service {
  const most = new Map(Object.entries(limits));
  const heights = new Map(chain.map(({ hash }, height) => [hex(hash), height]));
  const rangeIn = ({ command, payload }: PeerMessage) => {
    const range = decode(codecs.filterRange.read, payload);
    const from = range.start_height;
    const to = heights.get(hex(range.stop_hash));
    if (range.filter_type !== 0) throw new Error(`there are no filters of type ${range.filter_type}`);
    if (to === undefined) throw new Error('the stop hash is not on the chain');
    if (from > to || to - from >= most.get(command)!)
      throw new Error(`from height ${from} to height ${to}: 1 to ${most.get(command)} blocks were expected`);
    return { ...range, from, blocks: chain.slice(from, to + 1) };
  };
  return {
    commands: [...most.keys()],
    answer(message) {
      const { filter_type, stop_hash, from, blocks } = rangeIn(message);
      if (message.command === 'getcfilters') return filters(codecs, filter_type, blocks);
      const filter_hashes = blocks.map(({ filterHash }) => filterHash);
      const previous_filter_header = from === 0 ? new Uint8Array(32) : chain[from - 1].filterHeader;
      const answer = { filter_type, stop_hash, previous_filter_header, filter_hashes };
      return [{ command: 'cfheaders', payload: encode(codecs.cfheaders.write, answer) }];
    },
  };
}

/** One message for each filter. */
function* filters(
  codecs: FilterCodecs,
  filter_type: number,
  blocks: readonly ServedFilter[],
): Generator<PeerMessage, void, undefined> {
  for (const { hash, of, filter } of blocks) {
    const answer = { filter_type, block_hash: of ?? hash, filter };
    yield { command: 'cfilter', payload: encode(codecs.cfilter.write, answer) };
  }
}
