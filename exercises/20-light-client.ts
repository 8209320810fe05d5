/**
 * Lesson 20 · A light client.
 *
 * Find your payments with a few percent of the data: headers with their proof of work, a small filter for each
 * block, and only those blocks whose filter matches. And announce a payment of your own.
 *
 * @module
 */
import { hex, sameBytes } from '../src/wire/bytes';
import type { ChainRules } from '../src/wire/chain-rules';
import { BitReader } from '../src/wire/codec/bits';
import { bytes, type Codec, decode, list, struct } from '../src/wire/codec/codec';
import { WireError } from '../src/wire/codec/error';
import { Reader } from '../src/wire/codec/reader';
import { SIPHASH_KEY, sipHash } from '../src/wire/siphash';
import { expectHash } from '../src/wire/streams/expect-hash';
import { FalseAnswerError } from '../src/wire/streams/peer-errors';
import { uint32, uint8 } from './02-fields';
import { count, varStr } from './03-varints';
import { PAYLOADS } from './07-own-version';
import type { Connection } from './10-connection';
import { askFor, fetchByHash, hash256, hashText, INVENTORY, inventories } from './12-getdata';
import { type Block, block, findInBlock, type Transaction, txid } from './13-transaction';
import { type Chain, followChain, startChain } from './15-chain';
import { todo } from '../src/base/todo';

/** The only type of filter that is in use: it has the scripts of a block. @see BIP 158 */
export const BASIC_FILTER = 0;

/** How many bits of each difference are written as they are; the part above them is written in ones. */
export const REMAINDER_BITS = 19;

/** A script that is not in a block matches its filter once in this many cases. @see BIP 158, M */
export const FALSE_POSITIVE_RATE = 784_931;

/** Outputs that begin with this byte can never be spent: nobody looks for them. */
export const OP_RETURN = 0x6a;

/** The most filter hashes that a cfheaders may carry. @see BIP 157 */
export const MAX_FILTER_HASHES = 2000;

/** The most filters that a getcfilters may ask for. @see BIP 157 */
export const MAX_FILTERS = 1000;

/** The payload of getcfheaders and getcfilters: a range of blocks. */
export const filterRange = struct({
  filter_type: uint8,
  /** The height of the first block. */
  start_height: uint32,
  /** The hash of the last block. */
  stop_hash: bytes(32),
});

/** The answer to getcfheaders. */
export const cfheaders = struct({
  filter_type: uint8,
  stop_hash: bytes(32),
  /** The filter header of the block before the first one; 32 zeros if that is the genesis block. */
  previous_filter_header: bytes(32),
  /** Of each block, the first one first: the hash256 of its filter. */
  filter_hashes: list(count, bytes(32), MAX_FILTER_HASHES),
});

/** One of the answers to getcfilters: a block's filter. */
export const cfilter = struct({ filter_type: uint8, block_hash: bytes(32), filter: varStr });

PAYLOADS.set('getcfheaders', filterRange as Codec<unknown>);
PAYLOADS.set('getcfilters', filterRange as Codec<unknown>);
PAYLOADS.set('cfheaders', cfheaders as Codec<unknown>);
PAYLOADS.set('cfilter', cfilter as Codec<unknown>);

/**
 * The number by which a filter knows a script, from 0 up to size · {@link FALSE_POSITIVE_RATE} − 1:
 *
 *     (sipHash(key, script) · size · FALSE_POSITIVE_RATE) >> 64
 *
 * The product has up to 128 bits.
 *
 * @param size - how many numbers the filter has
 * @param hash - the block's hash, as on the wire; its first {@link SIPHASH_KEY} bytes are the key
 * @see BIP 158
 */
export function hashToRange(script: Uint8Array, size: number, hash: Uint8Array): number {
  return todo('20-light-client', 'hashToRange');
}

/**
 * Given: the count at the head of a filter.
 *
 * @throws WireError `count` if it is truncated, or the bytes left are too few for so many numbers of at least
 *   {@link REMAINDER_BITS} + 1 bits
 */
export const readFilterCount = (r: Reader): number => {
  const start = r.offset;
  const size = r.field('count', count.read);
  const most = Math.floor((8 * r.left) / (REMAINDER_BITS + 1));
  if (size > most) throw new WireError('count', start, `at most ${most} numbers`, String(size));
  return size;
};

/**
 * Read the sorted numbers in a filter. Each is written as the difference to the one before it, the first one to 0:
 *
 *   1 1 0 1001110001000000101     2 ones: 2 · 2^19; a zero ends them; then 19 bits of remainder
 *
 * @param r - positioned at a count; afterwards just past the byte with the last bit
 * @returns ascending numbers; a difference may be 0
 * @throws WireError what {@link readFilterCount} throws; `[3]` if the bits end within the fourth number
 */
export function readFilter(r: Reader): number[] {
  return todo('20-light-client', 'readFilter');
}

/**
 * Whether a filter has any of these scripts: no means no, yes means probably.
 *
 * @param filter - all its bytes
 * @param hash - the hash of its block, as on the wire
 * @throws WireError if it is not a filter, or bytes are left after it
 */
export function matches(filter: Uint8Array, hash: Uint8Array, scripts: Uint8Array[]): boolean {
  return todo('20-light-client', 'matches');
}

/**
 * Given: the scripts that belong in the filter of a block, each once. Those of its outputs, except those that begin
 * with {@link OP_RETURN}, and those of the outputs that it spends. An empty script does not count.
 *
 * @param spent - the scripts of the outputs that it spends, if known
 */
export const filterScripts = (found: Block, spent: Uint8Array[] = []): Uint8Array[] => {
  const paid = found.transactions.flatMap((tx) => tx.outputs.map(({ script }) => script));
  const scripts = [...paid.filter(([first]) => first !== OP_RETURN), ...spent];
  const named = scripts.filter(({ length }) => length > 0).map((script) => [hex(script), script] as const);
  return [...new Map(named).values()];
};

/**
 * The filter header of a block: the hash256 of two hashes, one after the other.
 *
 * @param filterHash - the hash256 of its filter
 * @param previous - the filter header of the block before it; 32 zeros for the genesis block
 */
export function filterHeader(filterHash: Uint8Array, previous: Uint8Array): Uint8Array {
  return todo('20-light-client', 'filterHeader');
}

/** How far the filters have been followed. */
export interface FilterChain {
  /** The height of the last block whose filter was checked; −1 before the first. */
  height: number;
  /** Its filter header; 32 zeros before the first. Compare it with that of another node at the same height. */
  tip: Uint8Array;
}

/** A filter whose hash was checked, and its block. */
export interface CheckedFilter {
  height: number;
  /** The hash of the block, as on the wire. */
  hash: Uint8Array;
  filter: Uint8Array;
}

/**
 * Fetch the filters of the next blocks: their hashes with one getcfheaders, then the filters with one getcfilters.
 * {@link expectHash} compares hashes.
 *
 * @param connection - to a node that offers compact filters
 * @param chain - updated after each filter that is accepted
 * @param hashes - of the next blocks, as on the wire: 1 to {@link MAX_FILTERS}
 * @param onFilter - called with each filter, once it is on the chain
 * @throws FalseAnswerError if the cfheaders has another stop hash, not one hash for each block, or another previous
 *   filter header than `chain.tip` (then no filter is asked for); if a filter is of another block, or not as promised
 * @throws WireError if an answer cannot be read; bytes after its last field are ignored
 * @throws what {@link Connection.waitFor} and `onFilter` throw
 */
export async function fetchFilters(
  connection: Connection,
  chain: FilterChain,
  hashes: Uint8Array[],
  onFilter: (checked: CheckedFilter) => void,
): Promise<void> {
  return todo('20-light-client', 'fetchFilters');
}

/**
 * Check a block whose filter matched: {@link findInBlock} accepts it, and its filter has every script that its
 * outputs put there.
 *
 * @param checked - its hash, and its filter
 * @throws FalseAnswerError if one of the two does not hold; also without any transaction
 */
export function checkBlock(found: Block, { hash, height, filter }: CheckedFilter): void {
  return todo('20-light-client', 'checkBlock');
}

/** An output that pays to one of your scripts. */
export interface Payment {
  /** The height of its block. */
  height: number;
  /** The transaction, as people write it. */
  txid: string;
  /** Which of its outputs, from 0. */
  index: number;
  /** The amount, in satoshis. */
  value: bigint;
}

/** Given: the outputs of a block that pay to one of these scripts, in order. */
export const paymentsIn = (found: Block, height: number, scripts: Uint8Array[]): Payment[] =>
  found.transactions.flatMap((tx) =>
    tx.outputs.flatMap(({ script, value }, index) =>
      scripts.some((one) => sameBytes(one, script)) ? [{ height, txid: txid(tx), index, value }] : [],
    ),
  );

/** The result of a scan. */
export interface Scan {
  /** The payments to your scripts, in the order of the chain. */
  payments: Payment[];
  /** The headers that were followed. */
  chain: Chain;
  /** The filters that were followed. */
  filters: FilterChain;
}

/**
 * Find the payments to your scripts in a node's whole chain, from the genesis block on: follow the headers, fetch
 * their filters, {@link MAX_FILTERS} at a time, then the blocks that match, and check them.
 *
 * @param connection - to a node that offers compact filters
 * @throws what the functions that it calls throw
 */
export async function scan(connection: Connection, rules: ChainRules, scripts: Uint8Array[]): Promise<Scan> {
  return todo('20-light-client', 'scan');
}

/**
 * Announce a transaction: send an inv of type TX, and wait until the node asks for it, among others or after others.
 * Then send it: with its witnesses for type WITNESS_TX, otherwise without.
 *
 * @returns its txid, once it is sent
 * @throws what {@link Connection.send} and {@link Connection.waitFor} throw, such as ReceiveTimeoutError if the node
 *   does not ask; WireError if a getdata cannot be read
 */
export async function announce(connection: Connection, tx: Transaction): Promise<string> {
  return todo('20-light-client', 'announce');
}
